package org.hotelier.membership;

import com.typesafe.config.Config;
import java.time.Duration;

/** The settings under {@code hotelier.membership}. */
public record MembershipSettings(
    Duration beat,
    int silentBeats,
    boolean trustRefusal,
    Duration proof,
    Duration loss,
    Duration remember) {

  /** Reads the settings; {@code hotelier} is that section of the configuration. */
  public static MembershipSettings from(Config hotelier) {
    var membership = hotelier.getConfig("membership");
    return new MembershipSettings(
        membership.getDuration("beat"),
        membership.getInt("silent-beats"),
        membership.getBoolean("trust-refusal"),
        membership.getDuration("proof"),
        membership.getDuration("loss"),
        membership.getDuration("remember"));
  }
}
