package org.hotelier.zmtp;

/** Who answers what comes to a REP port. Called on the port's event loop. */
@FunctionalInterface
public interface RepQuestions {

  /**
   * A peer asks. Its next question comes when this one is answered; other peers ask meanwhile. What
   * is never answered keeps its peer waiting until it hangs up.
   */
  void asked(RepQuestion question);
}
