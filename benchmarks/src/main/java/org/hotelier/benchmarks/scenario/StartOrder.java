package org.hotelier.benchmarks.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * When each node of a run is started: the delay of each from the beginning of the run. The text
 * names the seed.
 */
public record StartOrder(String origin, List<Duration> delays) {

  /** All at once. */
  public static StartOrder atOnce(int nodes) {
    return new StartOrder(
        "at once", IntStream.range(0, nodes).mapToObj(node -> Duration.ZERO).toList());
  }

  /** Each at a random time within the skew, and so in random order. */
  public static StartOrder skewed(int nodes, Duration skew, long seed) {
    var random = new Random(seed);
    return new StartOrder(
        "seed " + seed,
        IntStream.range(0, nodes)
            .mapToObj(node -> Duration.ofMillis(random.nextLong(skew.toMillis() + 1)))
            .toList());
  }
}
