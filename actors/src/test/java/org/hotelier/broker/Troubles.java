package org.hotelier.broker;

import java.util.List;
import java.util.function.Consumer;

/** What happens in a history, drawn by chance: work, and everything that may go wrong. */
final class Troubles {

  private static final int REQUESTS = 70;
  private static final List<String> REQUESTERS = List.of("ann", "ben", "flo");

  private final World world;

  Troubles(World world) {
    this.world = world;
  }

  void schedule(long until) {
    var most = (int) until;
    times(8, 14, 0, 300, this::hire);
    times(4, 12, 300, most, this::hire);
    times(REQUESTS / 2, REQUESTS, 1, most, this::ask);
    burst(most);
    times(0, 6, 100, most, () -> onGuest(SimGuest::die));
    times(0, 4, 100, most, this::freeze);
    times(0, 3, 100, most, () -> onRun(run -> run.abandon(world.any(REQUESTERS))));
    times(0, 2, 100, most, () -> world.any(world.nodes()).kill());
    times(0, 2, 100, most, this::cut);
    times(0, 1, 100, most, () -> world.any(world.nodes()).suspectSoon(world.any(world.nodes())));
    times(0, 2, 100, most, this::drainNode);
    times(0, 2, 100, most, this::drainService);
    times(0, 2, 100, most, this::drainGuest);
  }

  private void times(int least, int most, int from, int to, Runnable what) {
    var count = least + world.random().nextInt(most - least + 1);
    for (var i = 0; i < count; i++) {
      world.in(from, to, what);
    }
  }

  private void burst(int most) {
    if (world.chance(30)) {
      var service = world.any(World.SERVICES);
      world.in(
          100,
          most,
          () ->
              onRun(
                  run -> {
                    for (var i = 0; i < 20; i++) {
                      run.ask(service, "flo", 3000);
                    }
                  }));
    }
  }

  private void hire() {
    onRun(run -> run.hire(World.SERVICES.get(world.random().nextInt(3))));
  }

  private void ask() {
    var service = world.chance(50) ? "plain" : world.any(World.SERVICES);
    onRun(run -> run.ask(service, world.any(REQUESTERS), 300 + world.random().nextInt(4000)));
  }

  private void freeze() {
    onGuest(
        guest -> {
          guest.freeze();
          world.in(100, 2000, guest::thaw);
        });
  }

  private void cut() {
    var one = world.any(world.nodes());
    var other = world.any(world.nodes());
    if (one != other) {
      one.cut(other, 50 + world.random().nextInt(800));
    }
  }

  private void drainNode() {
    onRun(
        run -> {
          run.exchange().drain(world.now());
          world.in(100, 1000, () -> run.exchange().revive(world.now()));
        });
  }

  private void drainService() {
    var service = world.any(World.SERVICES);
    onRun(
        run -> {
          run.exchange().drain(service, world.now());
          world.in(100, 1000, () -> run.exchange().revive(service, world.now()));
        });
  }

  private void drainGuest() {
    onRun(
        run -> {
          if (!run.guests().isEmpty()) {
            var id = world.any(run.guests()).guest().id();
            run.exchange().drain(id, world.now());
            world.in(100, 1000, () -> run.exchange().revive(id, world.now()));
          }
        });
  }

  private void onGuest(Consumer<SimGuest> what) {
    onRun(
        run -> {
          if (!run.guests().isEmpty()) {
            what.accept(world.any(run.guests()));
          }
        });
  }

  private void onRun(Consumer<SimNode.Run> what) {
    world.any(world.nodes()).ifRunning(what);
  }
}
