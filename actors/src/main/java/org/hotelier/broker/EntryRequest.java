package org.hotelier.broker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request of a requester of this node, kept here until its one final outcome. It waits, or an
 * attempt runs here or at another node; if the attempt is overdue, both: it is still good until the
 * next one begins.
 */
final class EntryRequest extends Request {

  private final EntryDesk desk;
  private final long number;
  private final Requester requester;
  private Chain.@Nullable Link<EntryRequest> ofRequester;
  private int attempts;
  private boolean bound;
  private boolean replyBegan;
  private @Nullable Assignment here;
  private @Nullable Away away;

  EntryRequest(
      EntryDesk desk, long number, Order order, Service service, long arrived, long expires) {
    super(service, order.body(), arrived, expires);
    this.desk = desk;
    this.number = number;
    this.requester = order.requester();
  }

  long number() {
    return number;
  }

  Requester requester() {
    return requester;
  }

  @Override
  String requesterKey() {
    return requester.key();
  }

  @Override
  boolean mayBeForwarded() {
    return true;
  }

  /** The attempt that runs, or the last one. */
  int attempts() {
    return attempts;
  }

  void attempts(int count) {
    attempts = count;
  }

  /** It must not be handed to another guest from now on. */
  void bind() {
    bound = true;
  }

  boolean bound() {
    return bound;
  }

  /** A part of a reply went out; another guest's would not fit it. */
  void replyBegins() {
    replyBegan = true;
  }

  boolean replyBegan() {
    return replyBegan;
  }

  @Nullable Assignment here() {
    return here;
  }

  void here(@Nullable Assignment assignment) {
    here = assignment;
  }

  @Nullable Away away() {
    return away;
  }

  void away(@Nullable Away attempt) {
    away = attempt;
  }

  void open(Chain.Link<EntryRequest> link) {
    ofRequester = link;
  }

  /** Whether it has no final outcome yet. */
  boolean isOpen() {
    return ofRequester != null;
  }

  void close() {
    if (ofRequester != null) {
      ofRequester.remove();
      ofRequester = null;
    }
  }

  @Override
  public void ring(long now) {
    desk.due(this, now);
  }

  @Override
  void handed(Assignment assignment) {
    desk.attempts().handed(this, assignment);
  }

  @Override
  void written(Assignment assignment, long now) {
    if (assignment.resident().bindsToOne()) {
      bind();
    }
  }

  @Override
  void takenBack(Assignment assignment, long now) {
    here = null;
    desk.attempts().notMade(this);
  }

  @Override
  void partial(Assignment assignment, List<byte[]> part, long now) {
    desk.partial(this, part);
  }

  @Override
  void overdue(long now) {
    desk.attempts().overdue(this);
  }

  @Override
  void replied(Assignment assignment, List<byte[]> reply, long now) {
    here = null;
    desk.replied(this, reply, assignment.resident().guest().address(), desk.node(), now);
  }

  @Override
  void failed(Assignment assignment, String name, String text, long now) {
    here = null;
    desk.failed(this, name, text, assignment.resident().guest().address(), desk.node());
  }

  @Override
  void guestLost(Assignment assignment, String reason, long now) {
    here = null;
    desk.lost(this, assignment.resident().guest().address() + " is gone: " + reason);
  }
}
