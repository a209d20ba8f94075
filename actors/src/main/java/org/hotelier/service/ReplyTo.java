package org.hotelier.service;

import java.time.Duration;

/**
 * Where a service answers one request, from any thread; it never blocks. What comes after the last
 * reply is ignored. It is of use on its own node only.
 */
public interface ReplyTo {

  /** Passes the reply on to the requester. */
  void tell(Reply reply);

  /** How long the requester waits at most, unless it goes before; never negative. */
  Duration remaining();

  /**
   * Whether anybody still waits: false once the time is over or the requester has gone. Whoever
   * works long may look now and then, and stop.
   */
  boolean wanted();
}
