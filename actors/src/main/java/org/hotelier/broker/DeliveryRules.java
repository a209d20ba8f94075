package org.hotelier.broker;

/** The decisions on which it hangs that a request is answered, and answered once. */
class DeliveryRules {

  private final int attempts;

  DeliveryRules(ExchangeSettings settings) {
    attempts = settings.attempts();
  }

  /** Whether an answer by this guest to what was assigned counts: only if the guest holds it. */
  boolean counts(Assignment assignment, Resident from) {
    return assignment.resident() == from;
  }

  /**
   * Whether a request whose attempt was lost, or takes too long, may be handed to another guest.
   */
  boolean mayGoAgain(EntryRequest request) {
    return !request.bound() && !request.replyBegan() && request.attempts() < attempts;
  }

  /** The guest has answered, and can take something else instead. */
  void free(Resident resident, Assignment assignment) {
    resident.service().roster().release(resident, assignment);
  }
}
