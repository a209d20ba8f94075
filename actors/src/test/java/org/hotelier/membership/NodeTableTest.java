package org.hotelier.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.Peers.peer;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.hotelier.protocol.seekchat.Peer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is online, suspect or offline, each change told once (origins.md BE-40 … BE-48). */
class NodeTableTest {
  private static final Instant NOW = Instant.EPOCH;
  private static final Peer OTHER = peer(2);
  private static final MemberKey KEY = key(2, 1);

  private static final Duration LASTING = Duration.ofSeconds(5);

  private final NodeTable table = new NodeTable();

  @BeforeEach
  void selfIsUp() {
    table.self(key(1, 1), peer(1));
    // BE-47: the node itself is never reported.
    assertThat(table.up(key(1, 1), 1, NOW)).isEmpty();
  }

  @Test
  void aNodeIsOnlineOnceItIsUpAndHasIntroducedItself() {
    assertThat(table.up(KEY, 2, NOW)).isEmpty();
    assertThat(table.introduced(KEY, OTHER, NOW))
        .contains(new NodeUpdate(OTHER, NodeStatus.ONLINE, "came up", NOW));
  }

  @Test
  void theOrderOfTheTwoDoesNotMatter() {
    assertThat(table.introduced(KEY, OTHER, NOW)).isEmpty();
    assertThat(table.up(KEY, 2, NOW)).map(NodeUpdate::status).contains(NodeStatus.ONLINE);
  }

  /** BE-43: online → online is nothing. */
  @Test
  void theSameAgainIsNotToldAgain() {
    online();

    assertThat(table.up(KEY, 2, NOW)).isEmpty();
    assertThat(table.introduced(KEY, OTHER, NOW)).isEmpty();
    assertThat(table.reachable(KEY, true, NOW)).isEmpty();
    assertThat(table.linked(KEY, true, "its link is back", NOW)).isEmpty();
  }

  @Test
  void isSuspectWithoutALinkAndOnlineAgainWithIt() {
    online();

    assertThat(table.linked(KEY, false, "silent for 3 beats", NOW.plusSeconds(1)))
        .contains(
            new NodeUpdate(OTHER, NodeStatus.SUSPECT, "silent for 3 beats", NOW.plusSeconds(1)));
    assertThat(table.linked(KEY, true, "its link is back", NOW.plusSeconds(2)))
        .map(NodeUpdate::status)
        .contains(NodeStatus.ONLINE);
  }

  @Test
  void staysSuspectUntilItIsBothLinkedAndReachable() {
    online();
    table.linked(KEY, false, "closed", NOW);

    assertThat(table.reachable(KEY, false, NOW)).isEmpty();
    assertThat(table.linked(KEY, true, "its link is back", NOW)).isEmpty();
    assertThat(table.reachable(KEY, true, NOW))
        .map(NodeUpdate::reason)
        .contains("is reachable again");
  }

  @Test
  void whoIsGoneStaysGone() {
    online();
    assertThat(table.gone(KEY, "was downed", NOW))
        .contains(new NodeUpdate(OTHER, NodeStatus.OFFLINE, "was downed", NOW));

    assertThat(table.gone(KEY, "has left", NOW)).isEmpty();
    assertThat(table.up(KEY, 2, NOW)).isEmpty();
    assertThat(table.linked(KEY, true, "its link is back", NOW)).isEmpty();
    assertThat(table.introduced(KEY, OTHER, NOW)).isEmpty();
    assertThat(table.hasLeft(OTHER)).isTrue();
    assertThat(table.knows(OTHER)).isFalse();
    assertThat(table.isGone(KEY)).isTrue();
  }

  @Test
  void whoLeavesBeforeItCameUpIsNeverTold() {
    table.introduced(KEY, OTHER, NOW);

    assertThat(table.gone(KEY, "has left", NOW)).isEmpty();
    assertThat(table.up(KEY, 2, NOW)).isEmpty();
    assertThat(table.rows()).extracting(row -> row.peer().name()).containsExactly("node-1");
  }

  @Test
  void hasOneRowPerNameItsNewestIncarnation() {
    online();
    table.gone(KEY, "was downed", NOW);
    var again = peer(2, 2);
    table.up(key(2, 2), 3, NOW);
    table.introduced(key(2, 2), again, NOW.plusSeconds(5));

    assertThat(table.rows())
        .containsExactly(
            new NodeRow(peer(1), key(1, 1), NodeStatus.ONLINE, true, NOW, 1),
            new NodeRow(again, key(2, 2), NodeStatus.ONLINE, false, NOW.plusSeconds(5), 3));
    assertThat(table.hasLeft(OTHER)).isTrue();
    assertThat(table.knows(again)).isTrue();
  }

  @Test
  void aMemberHidesTheOfflineRowOfItsNameWhicheverIncarnationThatWas() {
    online();
    table.up(key(2, 9), 3, NOW);
    table.introduced(key(2, 9), peer(2, 9), NOW);
    table.gone(key(2, 9), "was downed", NOW);

    assertThat(table.rows().get(1).key()).isEqualTo(KEY);
  }

  /** BE-48. */
  @Test
  void forgetsWhoHasBeenOfflineForLonger() {
    var hour = Duration.ofHours(1);
    online();
    table.forget(hour, NOW.plus(Duration.ofDays(9)));
    assertThat(table.rows()).as("members are never forgotten").hasSize(2);

    table.gone(KEY, "has left", NOW);
    table.forget(hour, NOW.plus(hour));
    assertThat(table.rows()).hasSize(2);

    table.forget(hour, NOW.plus(hour).plusMillis(1));
    assertThat(table.rows()).extracting(NodeRow::self).containsExactly(true);
  }

  @Test
  void theNextIncarnationKnowsOnlyThoseWhoHadLeft() {
    online();
    table.up(key(3, 1), 3, NOW);
    table.introduced(key(3, 1), peer(3), NOW);
    table.gone(KEY, "was downed", NOW);

    table.incarnationEnded();

    assertThat(table.rows()).extracting(NodeRow::peer).containsExactly(OTHER);
  }

  /** BE-45: exactly one transition each, whatever the number and order of facts. */
  @Test
  void everyUpdateIsAChangeAndTheLastOneIsTheRow() {
    for (int seed = 0; seed < 500; seed++) {
      var random = new Random(seed);
      var table = new NodeTable();
      var told = new HashMap<Peer, NodeStatus>();
      for (int step = 0; step < 200; step++) {
        fact(table, random, NOW.plusMillis(step))
            .ifPresent(
                update ->
                    assertThat(told.put(update.node(), update.status()))
                        .isNotEqualTo(update.status())
                        .isNotEqualTo(NodeStatus.OFFLINE));
      }
      assertThat(statuses(table.rows())).as("seed %d", seed).isEqualTo(told);
    }
  }

  private static Optional<NodeUpdate> fact(NodeTable table, Random random, Instant now) {
    int number = 2 + random.nextInt(3);
    var key = key(number, 1);
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> table.up(key, number, now);
      case 3, 4, 5 -> table.introduced(key, peer(number), now);
      case 6, 7 -> table.reachable(key, random.nextBoolean(), now);
      case 8, 9, 10 -> table.linked(key, random.nextBoolean(), "link", now);
      default -> random.nextInt(8) == 0 ? table.gone(key, "was downed", now) : Optional.empty();
    };
  }

  private static Map<Peer, NodeStatus> statuses(List<NodeRow> rows) {
    var statuses = new HashMap<Peer, NodeStatus>();
    rows.forEach(row -> statuses.put(row.peer(), row.status()));
    return statuses;
  }

  /** The resolver decides by what it sees, and what it sees may be out of date. */
  @Test
  void aLostMemberKeepsItsVoteUntilTheLossIsAccepted() {
    threeMore();
    table.gone(key(2, 1), "was downed", NOW);
    table.gone(key(3, 1), "was downed", NOW);
    assertThat(table.majority()).isEqualTo(new Majority(2, 4, true));
    assertThat(table.remembered()).containsExactly(peer(1), peer(2), peer(3), peer(4));

    assertThat(table.acceptLosses(LASTING, NOW.plusSeconds(4))).isFalse();
    assertThat(table.acceptLosses(LASTING, NOW.plus(LASTING))).isTrue();

    assertThat(table.majority()).isEqualTo(new Majority(2, 2, true));
    assertThat(table.remembered()).containsExactly(peer(1), peer(4));
  }

  @Test
  void whoHasLostTheMajorityNeverAcceptsIt() {
    threeMore();
    table.gone(key(2, 1), "was downed", NOW);
    table.gone(key(3, 1), "was downed", NOW);
    table.gone(key(4, 1), "was downed", NOW);

    assertThat(table.acceptLosses(LASTING, NOW.plusSeconds(3_600))).isFalse();
    assertThat(table.majority().holds()).isFalse();
    assertThat(table.lost()).containsOnlyKeys(key(2, 1), key(3, 1), key(4, 1));
  }

  @Test
  void whoseEndIsProvedHasNoVote() {
    threeMore();
    table.over(key(2, 1));
    table.gone(key(3, 1), "was downed", NOW);
    table.superseded(peer(3, 2));
    table.exiting(key(4, 1));

    assertThat(table.majority()).isEqualTo(new Majority(1, 1, true));
    assertThat(table.lost()).isEmpty();
  }

  /** Without the majority this node may have to seek, and then those who are there count. */
  @Test
  void whoDiedOrCameBackIsRememberedUntilTheMajorityGoesOnWithoutIt() {
    threeMore();
    table.over(key(2, 1));
    table.gone(key(2, 1), "was downed", NOW);
    table.superseded(peer(3, 2));
    table.gone(key(3, 1), "was downed", NOW);
    assertThat(table.remembered()).containsExactly(peer(1), peer(2), peer(3), peer(4));

    assertThat(table.acceptLosses(LASTING, NOW.plus(LASTING))).isTrue();

    assertThat(table.remembered()).containsExactly(peer(1), peer(4));
  }

  @Test
  void aNodeThatIsBackCountsOnce() {
    online();
    table.gone(KEY, "was downed", NOW);
    assertThat(table.countsEarlier(peer(2, 7))).isTrue();

    table.introduced(key(2, 2), peer(2, 7), NOW);
    table.up(key(2, 2), 3, NOW);

    assertThat(table.countsEarlier(peer(2, 7))).isFalse();
    assertThat(table.majority()).isEqualTo(new Majority(2, 2, true));
  }

  /** Otherwise a node that has just joined would be in a minority for a moment. */
  /** Pekko downs it as the next one joins; nobody can look for it, since it said nothing. */
  @Test
  void whoNeverSaidWhoItWasHasNoVoteOnceItsAddressHasTheNext() {
    table.up(KEY, 2, NOW);
    table.gone(KEY, "was downed", NOW);
    assertThat(table.majority().members()).isEqualTo(2);

    table.up(key(2, 2), 3, NOW);

    assertThat(table.majority()).isEqualTo(new Majority(2, 2, true));
    assertThat(table.hasLost()).isFalse();
  }

  @Test
  void whoHasNotIntroducedItselfIsThere() {
    table.up(KEY, 2, NOW);

    assertThat(table.majority()).isEqualTo(new Majority(2, 2, true));
  }

  @Test
  void ofAnEarlierIncarnationOfThisNodeNothingCounts() {
    online();
    table.gone(KEY, "was downed", NOW);

    table.incarnationEnded();

    assertThat(table.majority()).isEqualTo(Majority.OF_NONE);
  }

  @Test
  void theOlderCameUpFirst() {
    table.up(key(2, 1), 2, NOW);

    assertThat(table.isOlder(key(2, 1))).isFalse();
    assertThat(table.isOlder(key(7, 1))).isFalse();
    var younger = new NodeTable();
    younger.self(key(3, 1), peer(3));
    younger.up(key(2, 1), 2, NOW);
    younger.up(key(3, 1), 3, NOW);
    assertThat(younger.isOlder(key(2, 1))).isTrue();
  }

  private void threeMore() {
    for (int number = 2; number <= 4; number++) {
      table.introduced(key(number, 1), peer(number), NOW);
      table.up(key(number, 1), number, NOW);
    }
  }

  /** An incarnation downs a member, and is gone itself before the others hear of it. */
  @Test
  void aMemberThatAnEarlierIncarnationHeldForGoneIsOneAgainOnceItIsUp() {
    online();
    table.gone(KEY, "was downed", NOW);
    table.incarnationEnded();
    assertThat(table.hasLeft(OTHER)).isTrue();

    assertThat(table.up(KEY, 2, NOW)).map(NodeUpdate::status).contains(NodeStatus.ONLINE);

    assertThat(table.hasLeft(OTHER)).isFalse();
    assertThat(table.knows(OTHER)).isTrue();
  }

  private void online() {
    table.up(KEY, 2, NOW);
    table.introduced(KEY, OTHER, NOW);
  }

  private static MemberKey key(int number, long uid) {
    return new MemberKey("pekko://hotelier@127.0.0." + number + ":17355", uid);
  }
}
