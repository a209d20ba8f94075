package org.hotelier.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WheelTest {

  private static final long NOTCH = 1 << 24;

  @Test
  void ringsEveryAlarmOnceNeverEarlyAndAtMostANotchLate() {
    var seed = Long.getLong("hotelier.seed", 42L);
    var random = new Random(seed);
    var wheel = new Wheel();
    var now = -5 * NOTCH;
    wheel.turn(now);
    var rung = new ArrayList<Long>();
    var step = 20_000_000L;
    for (var i = 0; i < 2000; i++) {
      var due = now + (long) (random.nextDouble() * 3 * 4096 * NOTCH);
      wheel.set(
          new Alarm(
              at -> {
                rung.add(due);
                assertThat(at).as("seed %d", seed).isBetween(due, due + NOTCH + step);
              }),
          due);
    }

    for (var turns = 0; turns < 12_000; turns++) {
      now += step;
      wheel.turn(now);
    }

    assertThat(rung).hasSize(2000);
    assertThat(wheel.size()).isZero();
  }

  @Test
  void doesNotRingWhatWasClearedOrSetAnew() {
    var wheel = new Wheel();
    var rung = new ArrayList<Long>();
    var cleared = new Alarm(rung::add);
    var later = new Alarm(rung::add);
    wheel.set(cleared, 100);
    wheel.set(later, 100);
    cleared.clear();
    wheel.set(later, 100 * NOTCH);

    wheel.turn(50 * NOTCH);
    assertThat(rung).isEmpty();
    wheel.turn(101 * NOTCH);

    assertThat(rung).containsExactly(101 * NOTCH);
  }
}
