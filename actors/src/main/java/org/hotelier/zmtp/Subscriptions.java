package org.hotelier.zmtp;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * The topics of one subscriber: prefixes, each as often as it was subscribed to (RFC 29/PUBSUB).
 */
final class Subscriptions {

  private final Map<ByteBuffer, Integer> timesByPrefix = new HashMap<>();

  void add(byte[] prefix) {
    timesByPrefix.merge(ByteBuffer.wrap(prefix), 1, Integer::sum);
  }

  /** Takes one subscription back; one that is not there is ignored. */
  void cancel(byte[] prefix) {
    timesByPrefix.computeIfPresent(
        ByteBuffer.wrap(prefix), (key, times) -> times == 1 ? null : times - 1);
  }

  /** How many different prefixes. */
  int size() {
    return timesByPrefix.size();
  }

  boolean match(byte[] topic) {
    var wanted = ByteBuffer.wrap(topic);
    for (var prefix : timesByPrefix.keySet()) {
      int same = prefix.mismatch(wanted);
      if (same == -1 || same == prefix.remaining()) {
        return true;
      }
    }
    return false;
  }
}
