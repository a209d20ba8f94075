package org.hotelier.broker;

/** Who asked, and gets the outcome. Called on the broker's thread; never blocks, never throws. */
public interface Requester {

  /** What requests of one requester have in common: equal keys share one turn in the queue. */
  String key();

  void tell(Outcome outcome);
}
