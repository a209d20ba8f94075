package org.hotelier.node;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a node waits between two of its incarnations, so that two which were downed because they
 * cannot talk come back apart.
 *
 * @param least always
 * @param part at most, at random, after an end that nobody ordered
 */
public record Intermission(Duration least, Duration part) {

  /** Reads the settings; {@code hotelier} is that section of the configuration. */
  public static Intermission from(Config hotelier) {
    var intermission = hotelier.getConfig("intermission");
    return new Intermission(intermission.getDuration("least"), intermission.getDuration("part"));
  }

  /**
   * The wait after one incarnation.
   *
   * @param ordered whether it ended because it was told to
   */
  public Duration after(boolean ordered, RandomGenerator random) {
    return ordered ? least : least.plusMillis(random.nextInt((int) part.toMillis() + 1));
  }
}
