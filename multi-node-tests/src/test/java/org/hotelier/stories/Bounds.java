package org.hotelier.stories;

import java.time.Duration;

/**
 * The time limits of the failure table, three times as wide: a build machine is busy with other
 * things. The kit prints what was measured.
 */
final class Bounds {
  static final Duration SUSPECT = Duration.ofSeconds(1).multipliedBy(3);
  static final Duration OFFLINE_WHEN_PROVED_DEAD = Duration.ofSeconds(3).multipliedBy(3);
  static final Duration OFFLINE = Duration.ofSeconds(10).multipliedBy(3);

  /** Longer than the resolver needs for anything. */
  static final Duration LONG_PARTITION = Duration.ofSeconds(30);

  /** Not widened: a node that needs longer is killed by whoever stops it. */
  static final Duration STOPPED = Duration.ofSeconds(10);

  private Bounds() {}
}
