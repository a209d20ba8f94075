package org.hotelier.broker;

import java.time.Duration;
import java.util.List;
import org.hotelier.protocol.broker.BrokerItem;
import org.hotelier.protocol.broker.BrokerItem.AttemptFailed;
import org.hotelier.protocol.broker.BrokerItem.Cancel;
import org.hotelier.protocol.broker.BrokerItem.Failure;
import org.hotelier.protocol.broker.BrokerItem.FinalReply;
import org.hotelier.protocol.broker.BrokerItem.Forward;
import org.hotelier.protocol.broker.BrokerItem.PartialReply;
import org.hotelier.protocol.broker.BrokerItem.Returned;
import org.hotelier.protocol.broker.BrokerItem.Started;

/**
 * Serves what other nodes forward here, and tells them what becomes of it. It decides nothing about
 * another attempt: what it cannot serve goes back, and never on to a third node.
 */
final class ExecutingDesk {

  private final Services services;
  private final Wheel wheel;
  private final Lines lines;
  private final Hints hints;
  private final Bodies bodies;

  ExecutingDesk(Services services, Wheel wheel, Lines lines, Hints hints, Bodies bodies) {
    this.services = services;
    this.wheel = wheel;
    this.lines = lines;
    this.hints = hints;
    this.bodies = bodies;
  }

  /** Queues a forward, or returns it. */
  void take(Peer from, Forward forward, boolean nodeDrains, long now) {
    cancel(from, forward.request());
    var service = services.obtain(forward.service());
    service.stir();
    var why = whyReturned(service, nodeDrains);
    if (!why.isEmpty()) {
      giveBack(from, forward.request(), forward.attempt(), service, why);
      return;
    }
    var remaining = Duration.ofMillis(Math.max(0, forward.remainingMillis()));
    var expires = now + remaining.toNanos();
    var request = new ForwardedRequest(this, from, forward, service, now, expires);
    from.taken().put(request.number(), request);
    service.queue().add(request);
    setAlarm(request, now);
  }

  /** Nobody waits for it any more. */
  void cancel(Peer from, Cancel item) {
    var request = from.taken().get(item.request());
    if (request != null && request.attempt() == item.attempt()) {
      cancel(from, item.request());
    }
  }

  /** Whoever sent these is gone for good. */
  void nodeLeft(Peer from) {
    for (var number : List.copyOf(from.taken().keySet())) {
      cancel(from, number);
    }
  }

  /** Returns whatever waits for a service. */
  void giveBackAll(Service service, String why) {
    for (var next = service.queue().pollForwarded();
        next instanceof ForwardedRequest request;
        next = service.queue().pollForwarded()) {
      giveBack(request, why);
    }
  }

  void waitedTooLong(ForwardedRequest request, long now) {
    if (request.expires() <= now) {
      forget(request); // its entry broker has told the requester
    } else {
      giveBack(request, "it has waited for too long");
    }
  }

  void waitsAgain(ForwardedRequest request, long now) {
    request.service().queue().addFirst(request);
    request.service().stir();
    setAlarm(request, now);
  }

  void started(ForwardedRequest request, Resident resident) {
    var address = resident.guest().address();
    send(request, new Started(request.number(), request.attempt(), address, resident.bindsToOne()));
  }

  void partial(ForwardedRequest request, List<byte[]> part) {
    send(request, new PartialReply(request.number(), request.attempt(), part));
  }

  void replied(ForwardedRequest request, List<byte[]> reply, String guest) {
    if (bodies.tooLarge(reply)) {
      failed(
          request,
          Refusal.TOO_LARGE.word(),
          "Expected a reply of at most " + bodies.mostBytes() + " bytes, but it is longer",
          guest);
      return;
    }
    forget(request);
    send(request, new FinalReply(request.number(), request.attempt(), reply, guest));
  }

  void failed(ForwardedRequest request, String name, String text, String guest) {
    forget(request);
    send(request, new Failure(request.number(), request.attempt(), name, text, guest));
  }

  void guestLost(ForwardedRequest request, String reason) {
    forget(request);
    send(request, new AttemptFailed(request.number(), request.attempt(), reason));
  }

  private String whyReturned(Service service, boolean nodeDrains) {
    if (nodeDrains) {
      return Refusal.DRAINING.word();
    }
    if (service.roster().live() == 0) {
      return Refusal.NO_GUEST.word();
    }
    return services.hasRoomFor(service) ? "" : Refusal.QUEUE_FULL.word();
  }

  private void cancel(Peer from, long number) {
    var request = from.taken().get(number);
    if (request == null) {
      return;
    }
    forget(request);
    var here = request.here();
    if (here != null && here.request() == request) {
      here.forgo();
      lines.cancel(here.resident().guest(), here.tag());
    }
  }

  private void giveBack(ForwardedRequest request, String why) {
    forget(request);
    giveBack(request.from(), request.number(), request.attempt(), request.service(), why);
  }

  /** Nothing more comes from there until it has heard how things are now. */
  private void giveBack(Peer from, long number, int attempt, Service service, String why) {
    hints.owed(service);
    lines.send(from.line(), new Returned(number, attempt, why));
  }

  private void setAlarm(ForwardedRequest request, long now) {
    var patience = now + request.service().attemptTimeout();
    wheel.set(request.alarm(), Math.min(request.expires(), patience));
  }

  private void forget(ForwardedRequest request) {
    request.alarm().clear();
    request.service().queue().remove(request);
    request.service().stir();
    request.from().taken().remove(request.number(), request);
  }

  private void send(ForwardedRequest request, BrokerItem item) {
    lines.send(request.from().line(), item);
  }
}
