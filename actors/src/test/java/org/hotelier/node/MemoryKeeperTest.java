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
import org.hotelier.event.EventLog;
import org.hotelier.event.Topic;
import org.hotelier.formation.Standing;
import org.hotelier.membership.MemberKey;
import org.hotelier.membership.NodeRow;
import org.hotelier.membership.NodeTable;
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

  @TempDir Path directory;
  private final NodeTable table = new NodeTable();
  private final Topic<Standing> standing = new Topic<>(Standing.starting(Instant.EPOCH));
  private final Topic<List<NodeRow>> rows = new Topic<>(List.of());
  private final EventLog events = new EventLog(10, Clock.systemUTC());

  @Test
  void writesTheMembersOnceTheNodeIsSettledAndWheneverTheyChange() throws IOException {
    var file = new MemoryFile(directory);
    try (var keeper = keeper(file)) {
      standing.publish(SETTLED);
      members(1);
      awaitMemory(file, new Memory("c1", List.of(peer(1))));

      members(2);
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
      members(2);
      awaitMemory(file, last);

      standing.publish(SETTLED.leaving(Instant.EPOCH));
      rows.publish(List.of());
      table.exiting(key(2));
      rows.publish(table.rows());
      assertThat(keeper).isNotNull();
    }
    assertThat(file.read()).isEqualTo(last);
  }

  @Test
  void aLossIsWrittenOnceItIsAccepted() throws IOException {
    var file = new MemoryFile(directory);
    try (var keeper = keeper(file)) {
      standing.publish(SETTLED);
      members(3);
      awaitMemory(file, new Memory("c1", List.of(peer(1), peer(2), peer(3))));

      table.gone(key(2), "was downed", Instant.EPOCH);
      table.introduced(key(4), peer(4), Instant.EPOCH);
      table.up(key(4), 4, Instant.EPOCH);
      rows.publish(table.rows());
      awaitMemory(file, new Memory("c1", List.of(peer(1), peer(2), peer(3), peer(4))));
      table.acceptLosses(Duration.ofSeconds(5), Instant.EPOCH.plusSeconds(5));
      rows.publish(table.rows());

      awaitMemory(file, new Memory("c1", List.of(peer(1), peer(3), peer(4))));
      assertThat(keeper).isNotNull();
    }
  }

  @Test
  void saysOnDiskThatTheNodeSeeksUntilItIsSettled() throws IOException {
    var mark = new SeekingMark(directory);
    try (var keeper = keeper(new MemoryFile(directory))) {
      keeper.aboutToSeek();
      assertThat(mark.isSet()).isTrue();

      members(1);
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
      members(1);
      await("the event").until(() -> !events.since(0, 10).isEmpty());
      assertThat(events.since(0, 1)).extracting("group").containsExactly("memory");

      Files.createDirectory(data);
      members(2);

      awaitMemory(file, new Memory("c1", List.of(peer(1), peer(2))));
      assertThat(keeper).isNotNull();
    }
  }

  private MemoryKeeper keeper(MemoryFile file) {
    return new MemoryKeeper(file, new SeekingMark(directory), standing, rows, table, events);
  }

  private static void awaitMemory(MemoryFile file, Memory memory) {
    await("the memory " + memory).untilAsserted(() -> assertThat(file.read()).isEqualTo(memory));
  }

  /** So many members are up; the first is the node itself. */
  private void members(int count) {
    table.self(key(1), peer(1));
    for (int number = 1; number <= count; number++) {
      table.introduced(key(number), peer(number), Instant.EPOCH);
      table.up(key(number), number, Instant.EPOCH);
    }
    rows.publish(table.rows());
  }

  private static MemberKey key(int number) {
    return new MemberKey("pekko://h@127.0.0.%d:17355".formatted(number), number);
  }
}
