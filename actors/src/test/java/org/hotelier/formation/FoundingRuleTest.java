package org.hotelier.formation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hotelier.Peers.endpoint;
import static org.hotelier.Peers.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotelier.formation.Decision.ClaimFrom;
import org.hotelier.formation.Decision.FoundAlone;
import org.hotelier.formation.Decision.JoinCluster;
import org.hotelier.formation.Decision.KeepSeeking;
import org.hotelier.formation.FoundingRule.Situation;
import org.hotelier.memory.MemoryRule.Verdict;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage.Founding;
import org.hotelier.protocol.seekchat.SeekMessage.Hindrance;
import org.hotelier.protocol.seekchat.SeekMessage.JoinFailed;
import org.hotelier.protocol.seekchat.SeekMessage.Joined;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.hotelier.seekchat.Finding;
import org.junit.jupiter.api.Test;

/** Who founds and who joins whom: each rule, and which of them goes first. */
class FoundingRuleTest {
  private static final Verdict FREE = new Verdict(0, 0, List.of());
  private static final Verdict MINORITY = new Verdict(1, 3, List.of(peer(8), peer(9)));
  private static final Wait SEEKS = new Wait(Phase.SEEKING, "", "");
  private static final int QUIET_ROUNDS = 3;

  private final FoundingRule rule = new FoundingRule(QUIET_ROUNDS);

  // The situation of node 5, which sees these.
  private final List<Sighting> seen = new ArrayList<>();
  private final List<Finding.Unproven> unproven = new ArrayList<>();
  private Verdict memory = FREE;
  private Optional<Grants.Promise> promised = Optional.empty();
  private Optional<String> left = Optional.empty();
  private int quietRounds;

  @Test
  void joinsAClusterThatInvites() {
    sees(6, SEEKS);
    sees(7, joined("c1", 2));

    assertThat(decide()).isEqualTo(new JoinCluster(joined("c1", 2)));
  }

  /** D5: fewer nodes yield; of equals the higher id. */
  @Test
  void joinsTheLargerOfTwoClustersAndOfEqualsTheOneWithTheLowerId() {
    sees(1, joined("c3", 2));
    sees(2, joined("c2", 3));
    sees(3, joined("c1", 3));

    assertThat(decide()).isEqualTo(new JoinCluster(joined("c1", 3)));
  }

  @Test
  void aRefusalKeepsItSeekingAndNamesWhoCannotTalkToIt() {
    sees(6, refusal(Hindrance.CALL_BACK, "node-6 cannot talk to node-5: connection refused", 6));
    sees(7, refusal(Hindrance.PAIR, "node-8 cannot talk to node-5: no answer in time", 8));
    sees(9, refusal(Hindrance.NAME, "the name node-5 is taken", 10));
    sees(11, refusal(Hindrance.OTHER, "later versions may have other reasons"));

    assertThat(obstacles())
        .extracting(Obstacle::rule, Obstacle::value, Obstacle::peer)
        .containsExactly(
            tuple(
                "call-back",
                "node-6 cannot talk to node-5: connection refused",
                "node-6 (127.0.0.6:33000)"),
            tuple(
                "pair",
                "node-8 cannot talk to node-5: no answer in time",
                "node-8 (127.0.0.8:33000)"),
            tuple("name", "the name node-5 is taken", "node-10 (127.0.0.10:33000)"),
            tuple(
                "admission",
                "later versions may have other reasons",
                "node-11 (127.0.0.11:33000)"));
  }

  @Test
  void anInvitationOutweighsARefusal() {
    sees(6, refusal(Hindrance.CALL_BACK, "no"));
    sees(7, joined("c2", 1));

    assertThat(decide()).isInstanceOf(JoinCluster.class);
  }

  @Test
  void waitsForAClusterThatTakesNobodyInJustNow() {
    sees(6, new Wait(Phase.SETTLED, "c1", "its member is suspect"));

    assertBlockedBy("cluster", peer(6));
  }

  @Test
  void waitsForWhoIsFounding() {
    sees(6, new Founding("c1"));

    assertBlockedBy("cluster", peer(6));
  }

  @Test
  void aWrongProofKeepsItSeeking() {
    unproven.add(new Finding.Unproven(endpoint(6), peer(6), "it has another"));
    quietRounds = 99;

    assertBlockedBy("join token", peer(6));
  }

  @Test
  void waitsForWhoIsStarting() {
    sees(6, new Wait(Phase.STARTING, "", ""));

    assertBlockedBy("starting", peer(6));
  }

  @Test
  void theMemoryOfALargerClusterKeepsItSeekingHoweverLong() {
    memory = MINORITY;
    quietRounds = 1_000_000;

    assertThat(obstacles())
        .containsExactly(
            new Obstacle(
                "memory",
                "1 of 3 remembered members are seen or proved dead; more than half are needed",
                "node-8 (127.0.0.8:33000), node-9 (127.0.0.9:33000)",
                "start the missing nodes, or run 'hotelier found' if they are gone for good"));
  }

  @Test
  void aGrantKeepsItFromFounding() {
    sees(6, SEEKS);
    promised = Optional.of(new Grants.Promise(Optional.of(peer(1))));

    assertBlockedBy("grant", peer(1));
  }

  @Test
  void whatAnEarlierRunMayHaveGrantedKeepsItFromFounding() {
    quietRounds = QUIET_ROUNDS;
    promised = Optional.of(new Grants.Promise(Optional.empty()));

    assertThat(obstacles())
        .containsExactly(
            new Obstacle(
                "grant",
                "an earlier run of this node may have granted somebody to found",
                "",
                "wait: it lapses soon"));
  }

  @Test
  void doesNotGoBackIntoTheClusterItHasLeftForALarger() {
    left = Optional.of("c1");
    sees(6, joined("c1", 9));
    assertBlockedBy("merge", peer(6));
    sees(7, joined("c2", 2));

    assertThat(decide()).isEqualTo(new JoinCluster(joined("c2", 2)));
  }

  @Test
  void waitsForTheLowestAndSaysWhatThatOneWaitsFor() {
    sees(3, new Wait(Phase.SEEKING, "", "it is seeking; memory: 1 of 3"));
    sees(4, SEEKS);
    sees(6, SEEKS);

    assertBlockedBy("claim", peer(3));
    assertThat(obstacles().get(0).value())
        .isEqualTo(
            "it is the lowest of 4 seen, this node included, and claims first; it says: it is seeking; memory: 1 of 3");
  }

  @Test
  void theLowestClaimsFromAllOthers() {
    sees(6, SEEKS);
    sees(10, SEEKS);

    assertThat(decide()).isEqualTo(new ClaimFrom(seen));
  }

  @Test
  void foundsAloneAfterThreeQuietRounds() {
    quietRounds = QUIET_ROUNDS - 1;
    assertBlockedBy("quiet rounds");

    quietRounds = QUIET_ROUNDS;
    assertThat(decide()).isEqualTo(new FoundAlone());
  }

  /** Each obstacle comes before those that were there already. */
  @Test
  void namesEveryRuleThatBlocksInTheOrderOfTheRules() {
    sees(4, SEEKS);
    assertBlockedBy("claim");
    promised = Optional.of(new Grants.Promise(Optional.of(peer(1))));
    assertBlockedBy("grant", "claim");
    memory = MINORITY;
    assertBlockedBy("memory", "grant", "claim");
    sees(6, new Wait(Phase.STARTING, "", ""));
    assertBlockedBy("starting", "memory", "grant", "claim");
    unproven.add(new Finding.Unproven(endpoint(7), peer(7), "it has another"));
    assertBlockedBy("join token", "starting", "memory", "grant", "claim");
    sees(8, new Founding("c1"));
    assertBlockedBy("cluster", "join token", "starting", "memory", "grant", "claim");
  }

  @Test
  void aRefusalOutweighsAllElseAndAnInvitationEvenThat() {
    sees(4, new Founding("c1"));
    promised = Optional.of(new Grants.Promise(Optional.of(peer(1))));
    memory = MINORITY;
    unproven.add(new Finding.Unproven(endpoint(7), peer(7), "it has another"));
    sees(9, refusal(Hindrance.CALL_BACK, "no"));
    assertBlockedBy("call-back", peer(9));

    sees(10, joined("c1", 1));

    assertThat(decide()).isInstanceOf(JoinCluster.class);
  }

  @Test
  void grantsToTheLowestItKnows() {
    sees(4, SEEKS);
    sees(6, SEEKS);

    assertThat(against(4)).isEmpty();
  }

  @Test
  void doesNotGrantToWhoIsHigherThanItself() {
    assertThat(against(6)).map(Obstacle::value).contains("this node is lower");
  }

  @Test
  void doesNotGrantWhileItKnowsSomebodyLower() {
    sees(3, SEEKS);
    sees(4, SEEKS);

    assertThat(against(4)).map(Obstacle::peer).contains(peer(3).toString());
  }

  @Test
  void doesNotGrantWhileItKnowsACluster() {
    sees(6, new Founding("c1"));

    assertThat(against(4)).map(Obstacle::rule).contains("cluster");
  }

  @Test
  void doesNotGrantInAMinorityOfWhatItRemembers() {
    memory = MINORITY;

    assertThat(against(4)).map(Obstacle::rule).contains("memory");
  }

  @Test
  void doesNotGrantTwoAtATimeButMayRenew() {
    promised = Optional.of(new Grants.Promise(Optional.of(peer(4))));

    assertThat(against(3)).map(Obstacle::rule).contains("grant");
    assertThat(against(4)).isEmpty();
  }

  private void sees(int number, Reply reply) {
    seen.add(new Sighting(peer(number), reply, 1));
  }

  private Decision decide() {
    return rule.decide(situation());
  }

  private Optional<Obstacle> against(int claimant) {
    return rule.againstGranting(situation(), peer(claimant));
  }

  private Situation situation() {
    return new Situation(endpoint(5), seen, unproven, memory, promised, left, quietRounds);
  }

  private List<Obstacle> obstacles() {
    assertThat(decide()).isInstanceOf(KeepSeeking.class);
    return ((KeepSeeking) decide()).obstacles();
  }

  private void assertBlockedBy(String... rules) {
    assertThat(obstacles()).extracting(Obstacle::rule).containsExactly(rules);
  }

  private void assertBlockedBy(String ruleName, Peer peer) {
    assertThat(obstacles())
        .extracting(Obstacle::rule, Obstacle::peer)
        .containsExactly(tuple(ruleName, peer.toString()));
  }

  private static JoinFailed refusal(Hindrance hindrance, String reason, int... member) {
    return new JoinFailed(
        "c1", reason, hindrance, member.length == 0 ? "" : peer(member[0]).toString());
  }

  private static Joined joined(String id, int size) {
    return new Joined(id, "pekko://hotelier@127.0.0.1:17355", size);
  }
}
