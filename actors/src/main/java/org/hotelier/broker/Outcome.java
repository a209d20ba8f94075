package org.hotelier.broker;

import java.util.List;

/** What a requester is told: any number of partial replies, then exactly one of the others. */
public sealed interface Outcome {

  /** A part of the reply; more follows. */
  record Partial(List<byte[]> body) implements Outcome {}

  /**
   * The reply, or the last part of it.
   *
   * @param guest the address of the guest that gave it
   * @param node the name of the guest's node
   * @param attempts how many guests it was handed to
   * @param micros from the request's arrival at its entry broker to this reply
   */
  record Final(List<byte[]> body, String guest, String node, int attempts, long micros)
      implements Outcome {}

  /** The guest could not do it, and says why by a name of its own. */
  record Failed(String name, String text, String guest, String node) implements Outcome {}

  /** The broker could not get it done. */
  record Refused(Refusal refusal, String text) implements Outcome {}
}
