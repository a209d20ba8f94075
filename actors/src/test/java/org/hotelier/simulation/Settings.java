package org.hotelier.simulation;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.hotelier.locator.LocatorSettings;
import org.hotelier.membership.MembershipSettings;
import org.hotelier.node.Intermission;

/**
 * What nodes run with when nobody sets anything: production's own {@code reference.conf}, and the
 * times of Pekko as {@code pekko.conf} sets them.
 */
final class Settings {

  private static final Config HOTELIER = ConfigFactory.defaultReference().getConfig("hotelier");

  static final LocatorSettings LOCATOR = LocatorSettings.from(HOTELIER);
  static final Intermission INTERMISSION = Intermission.from(HOTELIER);
  static final MembershipSettings MEMBERSHIP = MembershipSettings.from(HOTELIER);

  /** How long a connection, and then an answer, may take. */
  static final int CONNECT_MILLIS = (int) LOCATOR.connect().toMillis();

  static final int ANSWER_MILLIS = (int) LOCATOR.answer().toMillis();

  /** How long an actor system takes to start. */
  static final int SHORTEST_BOOT_MILLIS = 200;

  static final int LONGEST_BOOT_MILLIS = 900;

  /** Gossip, leader actions. */
  static final int CLUSTER_TICK_MILLIS = 200;

  /** Silence after which Pekko's failure detector marks a member unreachable, least and most. */
  static final int QUICKEST_DETECTION_MILLIS = 1_200;

  static final int SLOWEST_DETECTION_MILLIS = 2_000;

  static final int STABLE_AFTER_MILLIS = 7_000;
  static final int DOWN_ALL_WHEN_UNSTABLE_MILLIS = 20_000;
  static final int RETRY_JOIN_MILLIS = 1_000;

  /** A graceful leave that takes longer is given up: the phases of the coordinated shutdown. */
  static final int LONGEST_LEAVE_MILLIS = 5_000;

  private Settings() {}
}
