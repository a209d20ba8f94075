package org.hotelier.locator;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.List;
import org.hotelier.formation.Formation;

/** The settings under {@code hotelier.locator}. */
public record LocatorSettings(
    List<SeekSpec> seek,
    int parallel,
    Duration connect,
    Duration answer,
    Duration invited,
    Pace pace,
    Formation.Times formation,
    Duration join,
    Duration watchPeers,
    Duration watchAll,
    boolean trustRefusal) {

  public LocatorSettings {
    seek = List.copyOf(seek);
  }

  /** Reads the settings; {@code hotelier} is that section of the configuration. */
  public static LocatorSettings from(Config hotelier) {
    var locator = hotelier.getConfig("locator");
    return new LocatorSettings(
        specs(hotelier, locator),
        locator.getInt("parallel"),
        locator.getDuration("connect"),
        locator.getDuration("answer"),
        locator.getDuration("invited"),
        new Pace(
            Pace.Range.of(locator.getDurationList("pace.seen")),
            Pace.Range.of(locator.getDurationList("pace.unseen"))),
        new Formation.Times(
            locator.getInt("quiet-rounds"),
            locator.getDuration("grant"),
            locator.getDuration("claim"),
            locator.getDuration("stay")),
        locator.getDuration("join"),
        locator.getDuration("watch.peers"),
        locator.getDuration("watch.all"),
        hotelier.getBoolean("membership.trust-refusal"));
  }

  private static List<SeekSpec> specs(Config hotelier, Config locator) {
    int port = hotelier.getInt("listener.port");
    int skipFirst = locator.getInt("skip-first");
    boolean wide = locator.getBoolean("wide");
    return locator.getStringList("seek").stream()
        .map(text -> SeekSpec.parse(text.strip(), port, skipFirst, wide))
        .toList();
  }
}
