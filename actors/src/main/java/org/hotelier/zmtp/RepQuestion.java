package org.hotelier.zmtp;

import java.util.List;

/** A question of one peer, to be answered once, now or later, from any thread. */
public interface RepQuestion {

  /** What is asked, at least one frame, without the envelope. */
  List<byte[]> body();

  /** Where it comes from, like {@code 127.0.0.1:43210}. */
  String remote();

  /** Whether its peer proved by PLAIN that it knows the port's password. */
  boolean authenticated();

  /**
   * Answers; the first answer counts. It is dropped if the peer has gone or does not read.
   *
   * @param frames at least one; not to be changed any more
   */
  void answer(List<byte[]> frames);
}
