package org.hotelier.broker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.hotelier.protocol.broker.BrokerItem;
import org.jspecify.annotations.Nullable;

/** A node's name, and the incarnation that runs under it, if one does. */
final class SimNode {

  private final World world;
  private final String name;
  private final Set<String> cutFrom = new HashSet<>();
  private @Nullable Run run;

  SimNode(World world, String name) {
    this.world = world;
    this.name = name;
  }

  String name() {
    return name;
  }

  @Nullable Run run() {
    return run;
  }

  /** Starts; all that live and it get to know each other. */
  void start() {
    var started = new Run();
    run = started;
    for (var other : world.nodes()) {
      var theirs = other.run;
      if (other != this && theirs != null) {
        started.join(theirs);
        theirs.join(started);
      }
    }
    started.tick();
  }

  void kill() {
    var killed = run;
    if (killed == null) {
      return;
    }
    run = null;
    killed.lives = false;
    killed.requests.forEach(world.ledger()::abandoned);
    for (var other : world.nodes()) {
      world.in(50, 300, () -> other.ifRunning(their -> their.suspect(killed)));
      world.in(400, 1500, () -> other.ifRunning(their -> their.left(killed)));
    }
    world.in(100, 2500, this::startAgain);
  }

  private void startAgain() {
    if (run == null) {
      start();
    }
  }

  /** Nothing goes between the two for a while; each finds out by itself. */
  void cut(SimNode other, int millis) {
    cutFrom.add(other.name);
    other.cutFrom.add(name);
    suspectSoon(other);
    other.suspectSoon(this);
    world.in(millis, () -> heal(other));
  }

  private void heal(SimNode other) {
    cutFrom.remove(other.name);
    other.cutFrom.remove(name);
  }

  /** Suspects the other, rightly or not, for a while. */
  void suspectSoon(SimNode other) {
    var theirs = other.run;
    if (theirs != null && theirs.lives) {
      world.in(20, 200, () -> ifRunning(mine -> mine.suspect(theirs)));
      world.in(250, 900, () -> ifRunning(mine -> mine.back(theirs)));
    }
  }

  void ifRunning(Consumer<Run> what) {
    if (run != null) {
      what.accept(run);
    }
  }

  void calm() {
    startAgain();
    cutFrom.clear();
    ifRunning(Run::calm);
  }

  void checkNothingHeld() {
    ifRunning(Run::checkNothingHeld);
  }

  void sendGuestsAway() {
    ifRunning(mine -> mine.guests.forEach(SimGuest::die));
  }

  void checkNothingLeft() {
    ifRunning(Run::checkNothingLeft);
  }

  /** An incarnation. */
  final class Run {
    private final Exchange exchange =
        new Exchange(
            World.SETTINGS, world.rules(), new Random(world.random().nextLong()), new Silent());
    private final Map<String, SimLink> links = new HashMap<>();
    private final Map<String, Run> peers = new HashMap<>();
    private final Set<String> suspects = new HashSet<>();
    private final List<SimGuest> guests = new ArrayList<>();
    private final List<Long> tags = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private boolean lives = true;

    String name() {
      return name;
    }

    Exchange exchange() {
      return exchange;
    }

    boolean lives() {
      return lives;
    }

    List<SimGuest> guests() {
      guests.removeIf(SimGuest::gone);
      return guests;
    }

    List<Long> tags() {
      return tags;
    }

    boolean suspects(String node) {
      return suspects.contains(node);
    }

    boolean isCutFrom(Run other) {
      return cutFrom.contains(other.name());
    }

    void join(Run other) {
      var before = peers.get(other.name());
      if (before != null) {
        left(before);
      }
      peers.put(other.name(), other);
      var link = new SimLink(world, this, other);
      links.put(other.name(), link);
      exchange.peerJoined(link, world.now());
    }

    void suspect(Run other) {
      if (peers.get(other.name()) == other && suspects.add(other.name())) {
        exchange.peerSuspect(other.name(), world.now());
      }
    }

    void back(Run other) {
      if (peers.get(other.name()) == other && other.lives && suspects.remove(other.name())) {
        exchange.peerBack(other.name(), world.now());
      }
    }

    void left(Run other) {
      if (peers.remove(other.name(), other)) {
        suspects.remove(other.name());
        exchange.peerLeft(other.name(), world.now());
        links.remove(other.name());
      }
    }

    void take(Run from, BrokerItem item) {
      if (peers.get(from.name()) == from) {
        var link = links.get(from.name());
        if (link != null) {
          link.heard(item);
        }
        exchange.take(from.name(), item, world.now());
      }
    }

    void hire(String service) {
      var guest = new SimGuest(world, this, service);
      guests.add(guest);
      guest.arrive();
    }

    void ask(String service, String requester, int patience) {
      var request = name + "-" + world.unique();
      var most = Math.min(patience, World.SETTINGS.expiry().toMillis());
      var late = 17 + 40 + 1; // a notch of the wheel, the longest pause between ticks
      world
          .ledger()
          .asked(request, service.endsWith("once"), world.now() + (most + late) * 1_000_000);
      requests.add(request);
      var queued = queued(service);
      exchange.accept(
          new Order(new Asker(request, requester), service, Ledger.body(request), patience),
          world.now());
      world
          .ledger()
          .check(
              queued(service) <= Math.max(queued, World.SETTINGS.queuePerService()),
              "a queue grew beyond its bound");
    }

    void abandon(String requester) {
      for (var request : requests) {
        if (askers.getOrDefault(request, "").equals(requester) && world.ledger().isOpen(request)) {
          world.ledger().abandoned(request);
        }
      }
      exchange.abandon(requester, world.now());
    }

    private final Map<String, String> askers = new HashMap<>();

    private int queued(String service) {
      return exchange.services().stream()
          .filter(row -> row.service().equals(service))
          .mapToInt(ServiceRow::queued)
          .sum();
    }

    private void tick() {
      if (lives) {
        exchange.tick(world.now());
        world.in(20, 40, this::tick);
      }
    }

    private void calm() {
      exchange.revive(world.now());
      World.SERVICES.forEach(service -> exchange.revive(service, world.now()));
      for (var other : List.copyOf(peers.values())) {
        if (other.lives) {
          back(other);
        } else {
          left(other);
        }
      }
      guests().forEach(SimGuest::thaw);
    }

    private void checkNothingHeld() {
      for (var row : exchange.guests(world.now())) {
        world.ledger().check(row.inFlight() == 0, "credit was not given back by " + row);
      }
      var load = exchange.load();
      world
          .ledger()
          .check(load.open() == 0 && load.waiting() == 0 && load.tags() == 0, "left over: " + load);
    }

    private void checkNothingLeft() {
      var load = exchange.load();
      world.ledger().check(load.equals(new Load(0, 0, 0, 0, 0, 0)), "left over at rest: " + load);
    }

    private final class Asker implements Requester {
      private final String request;
      private final String key;

      private Asker(String request, String key) {
        this.request = request;
        this.key = key;
        askers.put(request, key);
      }

      @Override
      public String key() {
        return key;
      }

      @Override
      public void tell(Outcome outcome) {
        world.ledger().check(lives, "a dead node spoke");
        world.ledger().told(request, outcome, world.now());
      }
    }
  }
}
