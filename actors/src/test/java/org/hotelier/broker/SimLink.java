package org.hotelier.broker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hotelier.protocol.broker.BrokerItem;
import org.hotelier.protocol.broker.BrokerItem.AttemptFailed;
import org.hotelier.protocol.broker.BrokerItem.Cancel;
import org.hotelier.protocol.broker.BrokerItem.Drains;
import org.hotelier.protocol.broker.BrokerItem.Failure;
import org.hotelier.protocol.broker.BrokerItem.FinalReply;
import org.hotelier.protocol.broker.BrokerItem.Forward;
import org.hotelier.protocol.broker.BrokerItem.Hint;
import org.hotelier.protocol.broker.BrokerItem.Returned;

/**
 * One direction between two incarnations: numbers its items, sends them again until they are
 * acknowledged, over a wire that loses, duplicates and delays. It also checks what is sent.
 */
final class SimLink implements PeerLine {

  private static final int CONGESTED = 8;

  private final World world;
  private final SimNode.Run from;
  private final SimNode.Run to;
  private final TreeMap<Long, BrokerItem> unacknowledged = new TreeMap<>();
  private final Map<Long, BrokerItem> early = new HashMap<>();
  private long lastSent;
  private long expected = 1;
  private boolean resends;

  // what the sender may know
  private final Map<String, Set<Long>> outstanding = new HashMap<>();
  private final Map<Long, String> services = new HashMap<>();
  private final Map<String, Integer> credit = new HashMap<>();
  private boolean drains;

  SimLink(World world, SimNode.Run from, SimNode.Run to) {
    this.world = world;
    this.from = from;
    this.to = to;
  }

  @Override
  public String node() {
    return to.name();
  }

  @Override
  public boolean congested() {
    return unacknowledged.size() > CONGESTED;
  }

  @Override
  public void send(BrokerItem item) {
    checkSent(item);
    var number = ++lastSent;
    unacknowledged.put(number, item);
    transmit(number);
    if (!resends) {
      resends = true;
      world.in(60, this::resend);
    }
  }

  /** The other direction brought this; the sender knows it from now on. */
  void heard(BrokerItem item) {
    if (item instanceof Hint hint) {
      credit.put(hint.service(), hint.credit());
    } else if (item instanceof Drains drain) {
      drains = drain.draining();
    } else if (item instanceof FinalReply reply) {
      over(reply.request());
    } else if (item instanceof Failure failure) {
      over(failure.request());
    } else if (item instanceof AttemptFailed failed) {
      over(failed.request());
    } else if (item instanceof Returned returned) {
      over(returned.request());
    }
  }

  private void checkSent(BrokerItem item) {
    if (item instanceof Forward forward) {
      var there = outstanding.computeIfAbsent(forward.service(), name -> new HashSet<>());
      there.add(forward.request());
      services.put(forward.request(), forward.service());
      var most = credit.getOrDefault(forward.service(), 0) + World.SETTINGS.window();
      world.ledger().check(there.size() <= most, "more forwarded than there is room");
      world.ledger().check(!drains, "forwarded to a node that drains");
      world.ledger().check(!from.suspects(to.name()), "forwarded to a suspect");
      world.ledger().check(!congested(), "forwarded although congested");
    } else if (item instanceof Cancel cancel) {
      over(cancel.request());
    }
  }

  private void over(long request) {
    var service = services.remove(request);
    if (service != null) {
      outstanding.getOrDefault(service, Set.of()).remove(request);
    }
  }

  private void transmit(long number) {
    var lost = !world.calm() && world.chance(10);
    if (!lost && !from.isCutFrom(to)) {
      world.in(1, world.chance(10) ? 80 : 4, () -> receive(number));
      if (world.chance(5)) {
        world.in(1, 100, () -> receive(number));
      }
    }
  }

  private void resend() {
    resends = !unacknowledged.isEmpty() && from.lives() && to.lives();
    if (resends) {
      unacknowledged.keySet().forEach(this::transmit);
      world.in(60, this::resend);
    }
  }

  private void receive(long number) {
    if (!to.lives() || !from.lives()) {
      return;
    }
    var item = unacknowledged.get(number);
    if (number >= expected && item != null) {
      early.put(number, item);
    }
    for (var next = early.remove(expected); next != null; next = early.remove(expected)) {
      expected++;
      to.take(from, next);
    }
    var upTo = expected;
    if ((world.calm() || !world.chance(10)) && !from.isCutFrom(to)) {
      world.in(1, 4, () -> unacknowledged.headMap(upTo).clear());
    }
  }
}
