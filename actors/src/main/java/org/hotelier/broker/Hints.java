package org.hotelier.broker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.hotelier.protocol.broker.BrokerItem.Hint;

/**
 * What the peers are told of this node's services: whatever has changed, at most once per interval;
 * what only counts up, more seldom.
 */
final class Hints {

  private final long interval;
  private final long countsInterval;
  private final Set<Service> noted = new HashSet<>();
  private Deque<Service> changed = new ArrayDeque<>();
  private Deque<Service> later = new ArrayDeque<>();
  private long sentAt;
  private boolean sentBefore;

  Hints(ExchangeSettings settings) {
    interval = settings.hintInterval().toNanos();
    countsInterval = settings.countsInterval().toNanos();
  }

  void changed(Service service) {
    if (noted.add(service)) {
      changed.add(service);
    }
  }

  /** The next hint of it goes out even if it says nothing new. */
  void owed(Service service) {
    service.owesHint(true);
    changed(service);
  }

  /** Tells a peer that has come everything the others know. */
  void tellAll(Peer peer, Services services, Lines lines) {
    for (var service : services.all()) {
      var told = service.told();
      if (told != null) {
        lines.send(peer.line(), told);
      }
    }
  }

  /** Tells all peers what is due. */
  void send(Peers peers, boolean nodeDrains, long now) {
    if (sentBefore && now - sentAt < interval) {
      return;
    }
    sentBefore = true;
    sentAt = now;
    for (var service = changed.poll(); service != null; service = changed.poll()) {
      noted.remove(service);
      send(service, peers, nodeDrains, now);
    }
    var swapped = changed;
    changed = later;
    later = swapped;
  }

  private void send(Service service, Peers peers, boolean nodeDrains, long now) {
    var told = service.told();
    var hint = hintOf(service, nodeDrains);
    var over = isOver(hint);
    if (over && told == null) {
      service.owesHint(false);
      return;
    }
    if (told != null && !service.owesHint() && !differs(told, hint)) {
      if (!told.equals(hint)) {
        waitForCounts(service, peers, hint, now);
      }
      return;
    }
    tell(service, peers, hint, now);
  }

  private void waitForCounts(Service service, Peers peers, Hint hint, long now) {
    if (now - service.toldAt() >= countsInterval) {
      tell(service, peers, hint, now);
    } else if (noted.add(service)) {
      later.add(service);
    }
  }

  private static void tell(Service service, Peers peers, Hint hint, long now) {
    service.owesHint(false);
    service.told(isOver(hint) ? null : hint, now);
    peers.tellAll(hint);
  }

  private static Hint hintOf(Service service, boolean nodeDrains) {
    var roster = service.roster();
    return new Hint(
        service.name(),
        roster.live(),
        nodeDrains ? 0 : roster.credit(),
        nodeDrains ? 0 : roster.free(),
        service.everHadGuest() ? service.queue().size() : 0,
        service.tally().serviceMicros(),
        service.listedAtMostOnce() || roster.anyBinds(),
        service.tally().inFlight(),
        service.tally().servedCount(),
        service.tally().failedCount(),
        service.tally().retriedCount());
  }

  private static boolean isOver(Hint hint) {
    return hint.guests() == 0 && hint.queued() == 0 && hint.inFlight() == 0;
  }

  private static boolean differs(Hint one, Hint other) {
    return one.guests() != other.guests()
        || one.credit() != other.credit()
        || one.free() != other.free()
        || one.queued() != other.queued()
        || one.atMostOnce() != other.atMostOnce()
        || isOver(one) != isOver(other);
  }
}
