package org.hotelier.broker;

/**
 * Is told what happens in the exchange beside requests and their outcomes, to log and to count it.
 * Called on the broker's thread; never blocks, never throws, calls nothing of the exchange.
 */
public interface Happenings {

  void guestArrived(Guest guest);

  /** It left, fell silent, or could not be reached. */
  void guestLeft(Guest guest, String reason);

  /** A request is handed out again, or waits for that. */
  void dispatchedAgain(String service, String reason);

  /** An answer that nobody waits for: too late, given twice, or made up. */
  void lateAnswer(String guest, long tag);

  /** A guest did not answer in time, and gets nothing new until it answers. */
  void guestStalled(Guest guest);

  /** A requester got no reply. */
  void refused(String service, Refusal refusal);

  /** Code behind a line threw; the exchange goes on, and took whom it called for unreachable. */
  void lineBroke(String whose, RuntimeException failure);
}
