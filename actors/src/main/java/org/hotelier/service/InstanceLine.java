package org.hotelier.service;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.hotelier.broker.GuestId;
import org.hotelier.broker.GuestLine;
import org.hotelier.broker.GuestReports;
import org.hotelier.broker.Refusal;

/**
 * Between the broker and one instance of a service while that lives. The broker assigns on its own
 * thread, the instance answers on any; each assignment is ended exactly once, and after {@link
 * #leave} nothing is said any more.
 */
final class InstanceLine implements GuestLine {

  /** Far below zero, so that late ends do not bring it back above. */
  private static final int CLOSED = Integer.MIN_VALUE / 2;

  private final GuestId guest;
  private final GuestReports reports;
  private final LongSupplier nanoTime;
  private final ActorRef<ServiceRequest> service;
  private final ActorRef<Instance.Command> instance;
  private final Map<Long, HeldRequest> held = new ConcurrentHashMap<>();

  /** How many requests are held, or below zero once the line is closed. */
  private final AtomicInteger count = new AtomicInteger();

  private volatile boolean draining;

  InstanceLine(
      GuestReports reports,
      LongSupplier nanoTime,
      ActorRef<ServiceRequest> service,
      ActorRef<Instance.Command> instance) {
    this.guest = reports.nextId();
    this.reports = reports;
    this.nanoTime = nanoTime;
    this.service = service;
    this.instance = instance;
  }

  GuestId guest() {
    return guest;
  }

  long nanoTime() {
    return nanoTime.getAsLong();
  }

  @Override
  public boolean assign(long tag, List<byte[]> body, long remainingMillis) {
    if (!holdOneMore()) {
      return false;
    }
    long deadline = nanoTime() + TimeUnit.MILLISECONDS.toNanos(remainingMillis);
    var request = new HeldRequest(this, tag, deadline);
    held.put(tag, request);
    service.tell(new ServiceRequest(Body.of(body), request));
    return true;
  }

  private boolean holdOneMore() {
    int now = count.get();
    while (now >= 0) {
      if (count.compareAndSet(now, now + 1)) {
        return true;
      }
      now = count.get();
    }
    return false;
  }

  @Override
  public void cancel(long tag) {
    var request = held.get(tag);
    if (request != null) {
      request.cancel();
    }
  }

  @Override
  public void dismiss(String reason) {
    close();
    instance.tell(new Instance.Dismissed(reason));
  }

  /** A reply to a request; ignored if that has ended. */
  void reply(HeldRequest request, Reply reply) {
    if (reply instanceof Reply.Partial partial) {
      if (held.containsKey(request.tag())) {
        reports.replied(guest, request.tag(), partial.body().frames(), false);
      }
    } else if (held.remove(request.tag()) != null) {
      if (reply instanceof Reply.Final last) {
        reports.replied(guest, request.tag(), last.body().frames(), true);
      } else if (reply instanceof Reply.Failure failure) {
        reports.failed(guest, request.tag(), failure.name(), failure.text());
      }
      ended();
    }
  }

  /** Ends a request that nobody waits for; the broker learns that the instance has room again. */
  void drop(HeldRequest request) {
    if (held.remove(request.tag()) != null) {
      reports.failed(
          guest, request.tag(), Refusal.EXPIRED.word(), "nobody waits for it any more; dropped");
      ended();
    }
  }

  /** After the report: whoever sees that nothing is held may let the guest leave. */
  private void ended() {
    if (count.decrementAndGet() == 0 && draining) {
      instance.tell(new Instance.Idle());
    }
  }

  /** Drops what was begun, was never answered, and is of use to nobody. */
  void sweep() {
    held.values().forEach(HeldRequest::dropIfAbandoned);
  }

  /** Takes no new work once the broker knows; {@link Instance.Idle} comes when nothing is held. */
  void drain() {
    draining = true;
    reports.draining(guest);
  }

  /** Leaves unless something is held; what is assigned later goes elsewhere. */
  boolean leaveIfIdle(String reason) {
    if (!count.compareAndSet(0, CLOSED)) {
      return false;
    }
    reports.left(guest, reason);
    return true;
  }

  /**
   * Leaves at once, if it has not; the broker hands what was held to others. How many that were.
   */
  int leave(String reason) {
    int before = close();
    if (before >= 0) {
      reports.left(guest, reason);
    }
    return Math.max(0, before);
  }

  /** How many requests were held, or below zero if it was closed already. */
  private int close() {
    int before = count.getAndSet(CLOSED);
    held.clear();
    return before;
  }
}
