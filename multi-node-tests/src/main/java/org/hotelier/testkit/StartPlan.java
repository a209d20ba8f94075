package org.hotelier.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Which nodes are started when: every start has its delay from now, and all run in parallel. The
 * text of a random plan names its seed.
 */
public record StartPlan(String origin, List<Start> starts) {

  /** One node and how long its start waits. */
  public record Start(String name, Duration delay) {
    @Override
    public String toString() {
      return name + " +" + delay.toMillis() + " ms";
    }
  }

  public StartPlan {
    starts = List.copyOf(starts);
  }

  /** All at once. */
  public static StartPlan atOnce(String... names) {
    return new StartPlan(
        "at once", Stream.of(names).map(name -> new Start(name, Duration.ZERO)).toList());
  }

  /** In random order, each at a random time within the skew. */
  public static StartPlan shuffled(long seed, Duration skew, String... names) {
    var random = new Random(seed);
    var order = new ArrayList<>(List.of(names));
    Collections.shuffle(order, random);
    return new StartPlan(
        "seed " + seed,
        order.stream()
            .map(name -> new Start(name, Duration.ofMillis(random.nextLong(skew.toMillis() + 1))))
            .toList());
  }

  @Override
  public String toString() {
    return "%s (%s)".formatted(starts, origin);
  }
}
