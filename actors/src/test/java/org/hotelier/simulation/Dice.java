package org.hotelier.simulation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** All chance of one world; the same seed throws the same. */
record Dice(RandomGenerator random) {

  static Dice of(long seed) {
    return new Dice(new SplittableRandom(seed));
  }

  /** From the least to the most, both included. */
  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  boolean oneIn(int times) {
    return times > 0 && random.nextInt(times) == 0;
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  long lot() {
    return random.nextLong();
  }
}
