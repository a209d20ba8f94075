package org.hotelier.protocol.broker;

import java.util.List;

/**
 * What one broker tells another, in order and exactly once while both live: the entry broker keeps
 * a request until its end and forwards it, the executing broker hands it to one of its guests. A
 * request is named by the number that its entry broker gave it, and the attempt.
 */
public sealed interface BrokerItem {

  /**
   * Entry to executing broker: hand this to a guest of yours.
   *
   * @param requester tells the requesters of one entry broker apart, so that they share fairly
   * @param remainingMillis until it expires at the entry broker
   */
  record Forward(
      long request,
      int attempt,
      String service,
      String requester,
      List<byte[]> body,
      long remainingMillis)
      implements BrokerItem {}

  /** Entry to executing broker: nobody waits for this any more. */
  record Cancel(long request, int attempt) implements BrokerItem {}

  /**
   * Executing to entry broker: it was written to a guest.
   *
   * @param atMostOnce whether it must not be handed to another from now on
   */
  record Started(long request, int attempt, String guest, boolean atMostOnce)
      implements BrokerItem {}

  /** Executing to entry broker: a part of the reply. */
  record PartialReply(long request, int attempt, List<byte[]> body) implements BrokerItem {}

  /** Executing to entry broker: the reply, or its last part. */
  record FinalReply(long request, int attempt, List<byte[]> body, String guest)
      implements BrokerItem {}

  /** Executing to entry broker: the guest failed by a name of its own; nothing is tried again. */
  record Failure(long request, int attempt, String name, String text, String guest)
      implements BrokerItem {}

  /** Executing to entry broker: the guest that held it is gone. */
  record AttemptFailed(long request, int attempt, String reason) implements BrokerItem {}

  /** Executing to entry broker: it was not handed to anybody and comes back; not an attempt. */
  record Returned(long request, int attempt, String reason) implements BrokerItem {}

  /**
   * Either way: how a service does at the sender, whenever that has changed, at most every 20 ms.
   * No guests: the service is no longer there.
   *
   * @param credit how many requests its guests take at once in all
   * @param free how many more they would take now
   * @param queued how many requests wait for them at the sender
   * @param serviceMicros how long a guest takes for one, smoothed; 0: not known yet
   * @param atMostOnce whether what a guest there may have got must not be handed to another
   * @param inFlight requests that its guests hold
   * @param served final replies that its guests gave
   * @param failed requests that failed there, or were refused or lost there
   * @param retried requests that were dispatched again there
   */
  record Hint(
      String service,
      int guests,
      int credit,
      int free,
      int queued,
      long serviceMicros,
      boolean atMostOnce,
      int inFlight,
      long served,
      long failed,
      long retried)
      implements BrokerItem {}

  /** Either way: the sender drains (takes no forwards), or does so no longer. */
  record Drains(boolean draining) implements BrokerItem {}

  /**
   * Answer to {@link Drains}: the sender has taken note. No forward comes after it while the other
   * drains, and as items keep their order, all that were sent before it have come.
   */
  record DrainsNoted(boolean draining) implements BrokerItem {}

  /** Either way: the service is drained on all nodes (its requests are refused), or no longer. */
  record ServiceDrains(String service, boolean draining) implements BrokerItem {}

  /** Either way: a guest of the sender has come, gone, or begun or ceased to drain. */
  record GuestsChanged() implements BrokerItem {}
}
