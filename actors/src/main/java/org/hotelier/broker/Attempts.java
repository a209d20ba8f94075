package org.hotelier.broker;

import org.hotelier.protocol.broker.BrokerItem.Cancel;

/**
 * How often a request is handed out: never to more guests than the settings say, never again once a
 * part of a reply went out, and never again once written to a guest if it is at-most-once. What
 * comes back without having reached a guest was no attempt.
 */
final class Attempts {

  private final DeliveryRules rules;
  private final Lines lines;
  private final Counts counts;
  private final Happenings happenings;

  Attempts(DeliveryRules rules, Lines lines, Counts counts, Happenings happenings) {
    this.rules = rules;
    this.lines = lines;
    this.counts = counts;
    this.happenings = happenings;
  }

  /** An attempt with a guest of this node begins. */
  void handed(EntryRequest request, Assignment assignment) {
    giveUp(request);
    request.attempts(request.attempts() + 1);
    request.here(assignment);
  }

  /** An attempt at another node begins. */
  void forwarded(EntryRequest request, PeerRoom room) {
    giveUp(request);
    request.attempts(request.attempts() + 1);
    request.away(new Away(room, request));
  }

  /** What was begun last has reached no guest. */
  void notMade(EntryRequest request) {
    request.attempts(request.attempts() - 1);
    waitAgain(request);
  }

  /** The guest that had it is gone. Tells whether another may have it. */
  boolean lost(EntryRequest request, String reason) {
    if (request.waits()) {
      return true;
    }
    if (!rules.mayGoAgain(request)) {
      return false;
    }
    goAgain(request, reason);
    return true;
  }

  /** The guest that has it takes too long. If no other may have it, it is waited for. */
  void overdue(EntryRequest request) {
    if (!request.waits() && rules.mayGoAgain(request)) {
      goAgain(request, "it was not answered in time");
    }
  }

  /** Nobody waits for the attempt that runs, if any. */
  void giveUp(EntryRequest request) {
    var here = request.here();
    if (here != null) {
      request.here(null);
      here.forgo();
      lines.cancel(here.resident().guest(), here.tag());
    }
    var away = request.away();
    if (away != null) {
      request.away(null);
      away.end();
      lines.send(away.peer().line(), new Cancel(request.number(), request.attempts()));
    }
  }

  private void goAgain(EntryRequest request, String reason) {
    counts.countRetried();
    request.service().tally().retried();
    waitAgain(request);
    happenings.dispatchedAgain(request.service().name(), reason);
  }

  private static void waitAgain(EntryRequest request) {
    request.service().queue().addFirst(request);
    request.service().stir();
  }
}
