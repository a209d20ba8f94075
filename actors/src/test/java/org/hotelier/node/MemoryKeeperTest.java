package org.hotelier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hotelier.Peers.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.hotelier.HandClock;
import org.hotelier.event.EventLog;
import org.hotelier.event.Topic;
import org.hotelier.formation.Standing;
import org.hotelier.membership.MemberKey;
import org.hotelier.membership.NodeRow;
import org.hotelier.membership.NodeStatus;
import org.hotelier.memory.Memory;
import org.hotelier.memory.MemoryFile;
import org.hotelier.memory.SeekingMark;
import org.hotelier.protocol.seekchat.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes the cluster and its members down. */
class MemoryKeeperTest {
  private static final Standing SETTLED =
      new Standing(Phase.SETTLED, "c1", "pekko://h@127.0.0.1:1", List.of(), Instant.EPOCH);

  private static final Duration SHRINK_AFTER = Duration.ofSeconds(5);

  @TempDir Path directory;
  private final HandClock clock = new HandClock();
  private final Topic<Standing> standing = new Topic<>(Standing.starting(Instant.EPOCH));
  private final Topic<List<NodeRow>> rows = new Topic<>(List.of());
  private final EventLog events = new EventLog(10, Clock.systemUTC());

  @Test
  void writesTheMembersOnceTheNodeIsSettledAndWheneverTheyChange() throws IOException {
    var file = new MemoryFile(directory);
    try (var keeper = keeper(file)) {
      standing.publish(SETTLED);
      rows.publish(rows(1));
      awaitMemory(file, new Memory("c1", List.of(peer(1))));

      rows.publish(rows(2));
      awaitMemory(file, new Memory("c1", List.of(peer(1), peer(2))));
      assertThat(keeper).isNotNull();
    }
  }

  @Test
  void aNodeOnItsWayOutRemembersWhereItWasLast() throws IOException {
    var file = new MemoryFile(directory);
    var last = new Memory("c1", List.of(peer(1), peer(2)));
    try (var keeper = keeper(file)) {
      standing.publish(SETTLED);
      rows.publish(rows(2));
      awaitMemory(file, last);

      standing.publish(SETTLED.leaving(Instant.EPOCH));
      rows.publish(List.of());
      rows.publish(rows(1));
      assertThat(keeper).isNotNull();
    }
    assertThat(file.read()).isEqualTo(last);
  }

  @Test
  void aLossIsWrittenOnceItHasLasted() throws IOException {
    var file = new MemoryFile(directory);
    try (var keeper = keeper(file)) {
      standing.publish(SETTLED);
      rows.publish(rows(2));
      awaitMemory(file, new Memory("c1", List.of(peer(1), peer(2))));

      rows.publish(rows(1));
      rows.publish(rows(3));
      awaitMemory(file, new Memory("c1", List.of(peer(1), peer(2), peer(3))));

      await("the loss to be written")
          .until(
              () -> {
                rows.publish(rows(1));
                clock.wind(SHRINK_AFTER);
                return file.read().equals(new Memory("c1", List.of(peer(1))));
              });
      assertThat(keeper).isNotNull();
    }
  }

  @Test
  void saysOnDiskThatTheNodeSeeksUntilItIsSettled() throws IOException {
    var mark = new SeekingMark(directory);
    try (var keeper = keeper(new MemoryFile(directory))) {
      keeper.aboutToSeek();
      assertThat(mark.isSet()).isTrue();

      rows.publish(rows(1));
      standing.publish(SETTLED);
      await("the mark to go").until(() -> !mark.isSet());
    }
  }

  @Test
  void whatCannotBeWrittenIsAnEventAndTriedAgain() throws IOException {
    var data = directory.resolve("data");
    var file = new MemoryFile(data);
    try (var keeper = keeper(file)) {
      standing.publish(SETTLED);
      rows.publish(rows(1));
      await("the event").until(() -> !events.since(0, 10).isEmpty());
      assertThat(events.since(0, 1)).extracting("group").containsExactly("memory");

      Files.createDirectory(data);
      rows.publish(rows(2));

      awaitMemory(file, new Memory("c1", List.of(peer(1), peer(2))));
      assertThat(keeper).isNotNull();
    }
  }

  private MemoryKeeper keeper(MemoryFile file) {
    var mark = new SeekingMark(directory);
    return new MemoryKeeper(file, mark, standing, rows, () -> true, events, clock, SHRINK_AFTER);
  }

  private static void awaitMemory(MemoryFile file, Memory memory) {
    await("the memory " + memory).untilAsserted(() -> assertThat(file.read()).isEqualTo(memory));
  }

  private static List<NodeRow> rows(int members) {
    return IntStream.rangeClosed(1, members)
        .mapToObj(
            i ->
                new NodeRow(
                    peer(i),
                    new MemberKey("pekko://h@127.0.0." + i + ":17355", i),
                    NodeStatus.ONLINE,
                    i == 1,
                    Instant.EPOCH,
                    i))
        .toList();
  }
}
