package org.hotelier.broker;

import java.util.function.Function;

/** Rules that are wrong in one place each, so that the simulation has something to find. */
enum Mutant {

  /** Whoever names a tag may answer it. */
  ACCEPTS_ANY_TAG(
      settings ->
          new DeliveryRules(settings) {
            @Override
            boolean counts(Assignment assignment, Resident from) {
              return true;
            }
          }),

  /** A part of a reply is no reason not to ask another. */
  DISPATCHES_AGAIN_AFTER_A_PARTIAL(
      settings ->
          new DeliveryRules(settings) {
            @Override
            boolean mayGoAgain(EntryRequest request) {
              return !request.bound() && request.attempts() < settings.attempts();
            }
          }),

  /** What must reach one guest at most is handed to another. */
  FORGETS_AT_MOST_ONCE(
      settings ->
          new DeliveryRules(settings) {
            @Override
            boolean mayGoAgain(EntryRequest request) {
              return !request.replyBegan() && request.attempts() < settings.attempts();
            }
          }),

  /** There is always one more attempt. */
  NEVER_GIVES_UP(
      settings ->
          new DeliveryRules(settings) {
            @Override
            boolean mayGoAgain(EntryRequest request) {
              return !request.bound() && !request.replyBegan();
            }
          }),

  /** Who has answered counts as busy. */
  FORGETS_TO_FREE_THE_CREDIT(
      settings ->
          new DeliveryRules(settings) {
            @Override
            void free(Resident resident, Assignment assignment) {
              assignment.forgo();
            }
          });

  private final Function<ExchangeSettings, DeliveryRules> rules;

  Mutant(Function<ExchangeSettings, DeliveryRules> rules) {
    this.rules = rules;
  }

  Function<ExchangeSettings, DeliveryRules> rules() {
    return rules;
  }
}
