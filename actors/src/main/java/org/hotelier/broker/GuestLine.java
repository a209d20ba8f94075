package org.hotelier.broker;

import java.util.List;

/** How the broker reaches a guest. Called on the broker's thread; never blocks. */
public interface GuestLine {

  /**
   * Hands the guest a request. What the guest answers comes back with the same tag.
   *
   * @param body one or more frames
   * @param remainingMillis how long the answer is of use
   * @return whether it went out; if not, the guest cannot be reached any more
   */
  boolean assign(long tag, List<byte[]> body, long remainingMillis);

  /**
   * Nobody waits any more for what this tag was given for; the guest may stop working on it. It
   * still answers in some way, if only by a failure: until then it counts as busy with it.
   */
  void cancel(long tag);

  /** The guest is no longer one: its lease is over, or it was sent away. */
  void dismiss(String reason);
}
