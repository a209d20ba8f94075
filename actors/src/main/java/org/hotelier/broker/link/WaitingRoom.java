package org.hotelier.broker.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hotelier.protocol.broker.BrokerItem;
import org.hotelier.protocol.broker.BrokerItem.Cancel;
import org.hotelier.protocol.broker.BrokerItem.DrainsNoted;
import org.hotelier.protocol.broker.BrokerItem.Forward;
import org.hotelier.protocol.broker.BrokerItem.Hint;
import org.hotelier.protocol.broker.ItemCodec;

/**
 * Items that have no number yet: forwards that wait for the window, in order, and the latest hint
 * of each service. A waiting forward that is cancelled is never sent. A {@link DrainsNoted} says
 * that no forward comes after it, so that it waits behind those that do.
 */
final class WaitingRoom {
  private final int mostForwards;

  /** By attempt; a note has a key of its own, so that nothing finds or replaces it. */
  private final Map<Object, Waiting> line = new LinkedHashMap<>();

  private final Map<String, Hint> hints = new LinkedHashMap<>();
  private long bytes;

  WaitingRoom(int mostForwards) {
    this.mostForwards = mostForwards;
  }

  /** How much the line of forwards takes. */
  long bytes() {
    return bytes;
  }

  /** Whether a forward has to wait behind others. */
  boolean hasLine() {
    return !line.isEmpty();
  }

  boolean isEmpty() {
    return line.isEmpty() && hints.isEmpty();
  }

  /** Takes a forward, unless too many wait already. */
  boolean add(Forward forward, int size) {
    if (line.size() >= mostForwards) {
      return false;
    }
    add(new Attempt(forward.request(), forward.attempt()), forward, size);
    return true;
  }

  /** Takes a note that must not overtake forwards. */
  void add(DrainsNoted note, int size) {
    add(new Object(), note, size);
  }

  private void add(Object key, BrokerItem item, int size) {
    var same = line.put(key, new Waiting(item, size));
    bytes += size - (same == null ? 0 : same.size());
  }

  /** Removes the forward that this is about; whether it was here. */
  boolean withdraw(Cancel cancel) {
    if (line.isEmpty()) {
      return false;
    }
    var waiting = line.remove(new Attempt(cancel.request(), cancel.attempt()));
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

  /** Lets the line out while there is room for forwards. */
  void letLineInto(Outbox outbox) {
    var waiting = line.values().iterator();
    while (waiting.hasNext()) {
      var next = waiting.next();
      if (next.item() instanceof Forward && !outbox.takesForward()) {
        return;
      }
      waiting.remove();
      bytes -= next.size();
      outbox.add(next.item(), next.size());
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
    line.values().forEach(waiting -> items.add(waiting.item()));
    items.addAll(hints.values());
    return items;
  }

  private record Attempt(long request, int attempt) {}

  private record Waiting(BrokerItem item, int size) {}
}
