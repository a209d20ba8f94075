package org.hotelier.broker.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hotelier.protocol.broker.BrokerItem;
import org.hotelier.protocol.broker.BrokerItem.Cancel;
import org.hotelier.protocol.broker.BrokerItem.Forward;
import org.hotelier.protocol.broker.BrokerItem.Hint;
import org.hotelier.protocol.broker.ItemCodec;

/**
 * Items that have no number yet: forwards that wait for the window, in order, and the latest hint
 * of each service. A waiting forward that is cancelled is never sent.
 */
final class WaitingRoom {
  private final int mostForwards;
  private final Map<Attempt, Waiting> forwards = new LinkedHashMap<>();
  private final Map<String, Hint> hints = new LinkedHashMap<>();
  private long bytes;

  WaitingRoom(int mostForwards) {
    this.mostForwards = mostForwards;
  }

  /** How much the waiting forwards take. */
  long bytes() {
    return bytes;
  }

  boolean hasForwards() {
    return !forwards.isEmpty();
  }

  boolean isEmpty() {
    return forwards.isEmpty() && hints.isEmpty();
  }

  /** Takes a forward, unless too many wait already. */
  boolean add(Forward forward, int size) {
    if (forwards.size() >= mostForwards) {
      return false;
    }
    var same =
        forwards.put(new Attempt(forward.request(), forward.attempt()), new Waiting(forward, size));
    bytes += size - (same == null ? 0 : same.size());
    return true;
  }

  /** Removes the forward that this is about; whether it was here. */
  boolean withdraw(Cancel cancel) {
    if (forwards.isEmpty()) {
      return false;
    }
    var waiting = forwards.remove(new Attempt(cancel.request(), cancel.attempt()));
    if (waiting == null) {
      return false;
    }
    bytes -= waiting.size();
    return true;
  }

  /** Takes a hint, in place of an earlier one of its service. */
  void put(Hint hint) {
    hints.put(hint.service(), hint);
  }

  /** Lets forwards out while there is room for them. */
  void letForwardsInto(Outbox outbox) {
    var waiting = forwards.values().iterator();
    while (outbox.takesForward() && waiting.hasNext()) {
      var next = waiting.next();
      waiting.remove();
      bytes -= next.size();
      outbox.add(next.forward(), next.size());
    }
  }

  /** Lets all hints out. */
  void letHintsInto(Outbox outbox) {
    for (var hint : hints.values()) {
      outbox.add(hint, ItemCodec.size(hint));
    }
    hints.clear();
  }

  /** All that waits, forwards first. */
  List<BrokerItem> items() {
    var items = new ArrayList<BrokerItem>();
    forwards.values().forEach(waiting -> items.add(waiting.forward()));
    items.addAll(hints.values());
    return items;
  }

  private record Attempt(long request, int attempt) {}

  private record Waiting(Forward forward, int size) {}
}
