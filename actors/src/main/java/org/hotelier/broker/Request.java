package org.hotelier.broker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request at this node: it waits for a guest of its service, or a guest has it. */
abstract sealed class Request implements Alarm.Bell permits EntryRequest, ForwardedRequest {

  private final Service service;
  private final List<byte[]> body;
  private final long arrived;
  private final long expires;
  private final Alarm alarm = new Alarm(this);
  private FairQueue.@Nullable Place place;

  Request(Service service, List<byte[]> body, long arrived, long expires) {
    this.service = service;
    this.body = body;
    this.arrived = arrived;
    this.expires = expires;
  }

  /** What shares one turn in the queue. */
  abstract String requesterKey();

  /** Whether a guest of another node may serve it. */
  abstract boolean mayBeForwarded();

  // what becomes of it at a guest of this node, in this order

  /** It is about to be written to the guest. */
  abstract void handed(Assignment assignment);

  abstract void written(Assignment assignment, long now);

  /** It was not written after all, and waits again. */
  abstract void takenBack(Assignment assignment, long now);

  abstract void partial(Assignment assignment, List<byte[]> part, long now);

  /** The guest did not answer in time; it may still do. */
  abstract void overdue(long now);

  abstract void replied(Assignment assignment, List<byte[]> reply, long now);

  abstract void failed(Assignment assignment, String name, String text, long now);

  abstract void guestLost(Assignment assignment, String reason, long now);

  Service service() {
    return service;
  }

  List<byte[]> body() {
    return body;
  }

  long arrived() {
    return arrived;
  }

  long expires() {
    return expires;
  }

  /** How long the answer is of use, in milliseconds; never less than one. */
  long remainingMillis(long now) {
    return Math.max(1, (expires - now) / 1_000_000);
  }

  Alarm alarm() {
    return alarm;
  }

  boolean waits() {
    return place != null;
  }

  FairQueue.@Nullable Place place() {
    return place;
  }

  void place(FairQueue.@Nullable Place newPlace) {
    place = newPlace;
  }
}
