package org.hotelier.worker;

import java.util.List;

/** The work itself: what a {@link Worker} does with a request. */
@FunctionalInterface
public interface Handler {

  /**
   * Answers a request; may take as long as it needs, the worker says meanwhile that it lives. With
   * a credit of N, up to N calls run at once.
   *
   * @return the reply, or its last part: one or more frames of at most 4 MiB in all, not to be
   *     changed afterwards
   * @throws Exception if there is no answer. Majordomo has no word for that: the worker gives its
   *     connection up and makes a new one, so that the broker has all that was in hand on it done
   *     by another worker. What another worker would fail at as well should be answered, by a body
   *     that says so
   */
  List<byte[]> answer(Request request) throws Exception;
}
