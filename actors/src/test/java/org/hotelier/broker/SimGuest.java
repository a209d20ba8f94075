package org.hotelier.broker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hotelier.broker.SimNode.Run;

/**
 * A guest of any temper: quick, slow, answering twice, with tags of others, in parts, by failures;
 * freezing, dying, refusing what is written to it.
 */
final class SimGuest implements GuestLine {

  private static final int BEAT = 100;

  private final World world;
  private final Run run;
  private final Guest guest;
  private final List<Runnable> whenThawed = new ArrayList<>();
  private final Set<Long> mine = new HashSet<>();
  private boolean frozen;
  private boolean gone;

  SimGuest(World world, Run run, String service) {
    this.world = world;
    this.run = run;
    var number = world.unique();
    this.guest =
        new Guest(
            new GuestId(number),
            run.name() + "/" + number,
            service,
            GuestKind.WORKER,
            world.chance(60) ? 1 : 1 + world.random().nextInt(4),
            1 + world.random().nextInt(2),
            service.equals("guests-say-once"),
            true,
            "",
            this);
  }

  void arrive() {
    run.exchange().arrive(guest, world.now());
    world.in(BEAT, this::beat);
  }

  Guest guest() {
    return guest;
  }

  boolean gone() {
    return gone;
  }

  void freeze() {
    frozen = true;
  }

  void thaw() {
    frozen = false;
    var held = List.copyOf(whenThawed);
    whenThawed.clear();
    held.forEach(this::act);
  }

  void die() {
    if (!gone) {
      gone = true;
      run.exchange().leave(guest.id(), "it died", world.now());
    }
  }

  @Override
  public boolean assign(long tag, List<byte[]> body, long remainingMillis) {
    world.ledger().check(!gone, "assigned to a guest that is gone");
    if (!world.calm() && world.chance(2)) {
      gone = true;
      return false;
    }
    var request = Ledger.text(body);
    run.tags().add(tag);
    mine.add(tag);
    world.ledger().handed(request);
    if (!world.calm() && world.chance(1)) {
      gone = true;
      throw new IllegalStateException("the line broke");
    }
    begin(request, tag);
    return true;
  }

  @Override
  public void cancel(long tag) {
    // stock workers do not know it
  }

  @Override
  public void dismiss(String reason) {
    gone = true;
  }

  private void begin(String request, long tag) {
    var stem = request + "/" + guest.address() + "#" + tag + "/";
    var parts = world.chance(15) ? 1 + world.random().nextInt(3) : 0;
    var pause = world.chance(8) ? 900 : 40;
    var end = 0;
    for (var part = 0; part < parts; part++) {
      var text = stem + part;
      end += 1 + world.random().nextInt(pause);
      world.in(end, () -> act(() -> partial(tag, text)));
    }
    end += 1 + world.random().nextInt(pause);
    var fails = world.chance(5);
    var last = stem + parts;
    world.in(end, () -> act(() -> finish(tag, last, fails)));
    if (world.chance(8)) {
      world.in(end, end + 50, () -> act(() -> finish(tag, last, false)));
    }
    if (world.chance(8)) {
      world.in(1, 50, () -> act(this::forge));
    }
  }

  private void act(Runnable what) {
    if (frozen) {
      whenThawed.add(what);
    } else if (!gone && run.lives()) {
      what.run();
    }
  }

  private void partial(long tag, String text) {
    run.exchange().partial(guest.id(), tag, Ledger.body(text), world.now());
  }

  private void finish(long tag, String text, boolean fails) {
    if (fails) {
      run.exchange().fail(guest.id(), tag, "Odd", "it cannot", world.now());
    } else {
      run.exchange().reply(guest.id(), tag, Ledger.body(text), world.now());
    }
  }

  /** Answers with a tag that another guest was given, or nobody. */
  private void forge() {
    var tag = run.tags().isEmpty() ? 77L : world.any(run.tags());
    if (!mine.contains(tag)) {
      run.exchange().reply(guest.id(), tag, Ledger.body("forged"), world.now());
    }
  }

  private void beat() {
    if (!gone && run.lives()) {
      act(() -> run.exchange().beat(guest.id(), 0, world.now()));
      world.in(BEAT, this::beat);
    }
  }
}
