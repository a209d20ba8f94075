package org.hotelier.broker;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hotelier.broker.Outcome.Failed;
import org.hotelier.broker.Outcome.Final;
import org.hotelier.broker.Outcome.Partial;
import org.hotelier.broker.Outcome.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every request that a requester of this node made until its final reply, its expiry or its
 * requester's end, and tells the requester exactly one final outcome.
 */
final class EntryDesk {

  private final ExchangeSettings settings;
  private final Attempts attempts;
  private final Wheel wheel;
  private final Lines lines;
  private final Counts counts;
  private final Happenings happenings;
  private final Map<String, Chain<EntryRequest>> byRequester = new HashMap<>();
  private long lastNumber;
  private int open;

  EntryDesk(
      ExchangeSettings settings,
      Attempts attempts,
      Wheel wheel,
      Lines lines,
      Counts counts,
      Happenings happenings) {
    this.settings = settings;
    this.attempts = attempts;
    this.wheel = wheel;
    this.lines = lines;
    this.counts = counts;
    this.happenings = happenings;
  }

  /** Opens a request; it is with nobody and waits nowhere yet. */
  EntryRequest open(Order order, Service service, long now) {
    var patience = Math.min(Math.max(0, order.expiryMillis()), settings.expiry().toMillis());
    var expires = now + Duration.ofMillis(patience).toNanos();
    var request = new EntryRequest(this, ++lastNumber, order, service, now, expires);
    request.open(
        byRequester.computeIfAbsent(request.requesterKey(), key -> new Chain<>()).addLast(request));
    wheel.set(request.alarm(), expires);
    open++;
    service.opened();
    return request;
  }

  /** Refuses what is not open. */
  void refuse(Order order, Refusal refusal, String text) {
    counts.countRefused(refusal);
    happenings.refused(order.service(), refusal);
    lines.tell(order.requester(), new Refused(refusal, text));
  }

  /** Ends an open request without a reply. */
  void refuse(EntryRequest request, Refusal refusal, String text) {
    counts.countRefused(refusal);
    request.service().tally().failed();
    happenings.refused(request.service().name(), refusal);
    end(request, new Refused(refusal, text));
  }

  void abandon(String requesterKey) {
    var requests = byRequester.get(requesterKey);
    while (requests != null && !requests.isEmpty()) {
      var request = requests.first();
      if (request != null) {
        end(request, null);
      }
    }
  }

  /** Refuses all that is open. */
  void refuseAll(Refusal refusal, String text) {
    while (!byRequester.isEmpty()) {
      var request = byRequester.values().iterator().next().first();
      if (request != null) {
        refuse(request, refusal, text);
      }
    }
  }

  void partial(EntryRequest request, List<byte[]> part) {
    request.replyBegins();
    request.service().queue().remove(request);
    lines.tell(request.requester(), new Partial(part));
  }

  void replied(EntryRequest request, List<byte[]> reply, String guest, String node, long now) {
    var micros = Math.max(0, now - request.arrived()) / 1000;
    end(request, new Final(reply, guest, node, request.attempts(), micros));
  }

  void failed(EntryRequest request, String name, String text, String guest, String node) {
    end(request, new Failed(name, text, guest, node));
  }

  /** The guest or the node that had it is gone. */
  void lost(EntryRequest request, String reason) {
    if (!attempts.lost(request, reason)) {
      refuse(
          request,
          Refusal.GUEST_LOST,
          "Expected a reply, but " + reason + "; ask again if that does no harm");
    }
  }

  /** It has expired, or the guest that has it elsewhere takes too long. */
  void due(EntryRequest request, long now) {
    if (request.expires() <= now) {
      expire(request);
      return;
    }
    var away = request.away();
    if (away != null && away.due() <= now) {
      away.noLongerDue();
      attempts.overdue(request);
    }
    setAlarm(request);
  }

  void setAlarm(EntryRequest request) {
    var away = request.away();
    var due = away == null ? Long.MAX_VALUE : away.due();
    wheel.set(request.alarm(), Math.min(request.expires(), due));
  }

  Attempts attempts() {
    return attempts;
  }

  String node() {
    return settings.node();
  }

  /** How many requests have no outcome yet. */
  int openRequests() {
    return open;
  }

  /** How many requesters wait for something. */
  int requesters() {
    return byRequester.size();
  }

  private void expire(EntryRequest request) {
    var name = request.service().name();
    if (request.service().everHadGuest()) {
      refuse(
          request,
          Refusal.EXPIRED,
          "Expected a reply of " + name + " in time, but none came; allow more time");
    } else {
      refuse(
          request,
          Refusal.NO_GUEST,
          "Expected a guest that provides " + name + ", but none came; start one");
    }
  }

  private void end(EntryRequest request, @Nullable Outcome outcome) {
    open--;
    request.service().ended();
    request.close();
    var ofSame = byRequester.get(request.requesterKey());
    if (ofSame != null && ofSame.isEmpty()) {
      byRequester.remove(request.requesterKey());
    }
    request.alarm().clear();
    request.service().queue().remove(request);
    request.service().stir();
    attempts.giveUp(request);
    if (outcome != null) {
      lines.tell(request.requester(), outcome);
    }
  }
}
