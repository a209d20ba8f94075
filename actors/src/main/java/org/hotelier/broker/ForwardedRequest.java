package org.hotelier.broker;

import java.util.List;
import org.hotelier.protocol.broker.BrokerItem.Forward;
import org.jspecify.annotations.Nullable;

/** A request that another node forwarded here: this node's guests serve it, or it goes back. */
final class ForwardedRequest extends Request {

  private final ExecutingDesk desk;
  private final Peer from;
  private final Forward forward;
  private @Nullable Assignment here;

  ForwardedRequest(
      ExecutingDesk desk, Peer from, Forward forward, Service service, long arrived, long expires) {
    super(service, forward.body(), arrived, expires);
    this.desk = desk;
    this.from = from;
    this.forward = forward;
  }

  Peer from() {
    return from;
  }

  long number() {
    return forward.request();
  }

  int attempt() {
    return forward.attempt();
  }

  /** The requesters of another node are others than those of this one. */
  @Override
  String requesterKey() {
    return from.node() + '\n' + forward.requester();
  }

  @Override
  boolean mayBeForwarded() {
    return false;
  }

  @Nullable Assignment here() {
    return here;
  }

  @Override
  public void ring(long now) {
    if (waits()) {
      desk.waitedTooLong(this, now);
    }
  }

  @Override
  void handed(Assignment assignment) {
    here = assignment;
  }

  @Override
  void written(Assignment assignment, long now) {
    desk.started(this, assignment.resident());
  }

  @Override
  void takenBack(Assignment assignment, long now) {
    here = null;
    desk.waitsAgain(this, now);
  }

  @Override
  void partial(Assignment assignment, List<byte[]> part, long now) {
    desk.partial(this, part);
  }

  /** Only the entry broker hands it to another; it has a clock of its own. */
  @Override
  void overdue(long now) {}

  @Override
  void replied(Assignment assignment, List<byte[]> reply, long now) {
    here = null;
    desk.replied(this, reply, assignment.resident().guest().address());
  }

  @Override
  void failed(Assignment assignment, String name, String text, long now) {
    here = null;
    desk.failed(this, name, text, assignment.resident().guest().address());
  }

  @Override
  void guestLost(Assignment assignment, String reason, long now) {
    here = null;
    desk.guestLost(this, assignment.resident().guest().address() + " is gone: " + reason);
  }
}
