package org.hotelier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.Peers.endpoint;
import static org.hotelier.Peers.peer;
import static org.hotelier.Rows.row;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hotelier.event.Topic;
import org.hotelier.formation.Obstacle;
import org.hotelier.formation.Standing;
import org.hotelier.formation.Survey;
import org.hotelier.formation.Survey.Strangers;
import org.hotelier.membership.Majority;
import org.hotelier.membership.NodeRow;
import org.hotelier.membership.NodeStatus;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.seekchat.Finding;
import org.junit.jupiter.api.Test;

/** What a node explains, and when it says what. */
class ExplanationTest {
  private static final Survey NOBODY =
      new Survey(List.of("127.0.0.0/29", "dns:hotel:33000"), 5, 0, 4, 1, List.of(), List.of());
  private static final Survey STRANGERS =
      new Survey(
          List.of("127.0.0.0/29"),
          5,
          0,
          1,
          0,
          List.of(new Strangers("cluster name", "motel", "hotel", 3, List.of(peer(2), peer(3)))),
          List.of(new Finding.Unproven(endpoint(5), peer(5), "it has another one")));

  private final Topic<Standing> standing = new Topic<>(Standing.starting(Instant.EPOCH));
  private final Topic<Survey> survey = new Topic<>(Survey.NONE);
  private final Topic<List<NodeRow>> rows = new Topic<>(List.of());
  private String trouble = "";
  private final NodeView view =
      new NodeView(
          () -> peer(1),
          standing,
          survey,
          rows,
          () -> new Majority(1, 2, true),
          () -> trouble.isEmpty(),
          () -> trouble,
          List.of(),
          Map::of,
          () -> false,
          Map::of,
          "0.1");

  @Test
  void aTakenListenerPortIsNamedWithItsAddressAndWhatHappened() {
    trouble = "tried 3 times: Address already in use";

    assertThat(ruling("listener port"))
        .returns(false, Ruling::holds)
        .returns("cannot be bound, tried 3 times: Address already in use", Ruling::value)
        .returns("127.0.0.1:33000", Ruling::peer)
        .extracting(Ruling::advice)
        .asString()
        .contains("ss -ltnp sport = :33000");
  }

  @Test
  void aSeekerThatNobodyAnswersSaysWhereItLooked() {
    seeking();
    survey.publish(NOBODY);

    assertThat(ruling("candidates"))
        .returns(false, Ruling::holds)
        .returns("0 of 5 answered: 4 refused, 1 silent", Ruling::value)
        .returns("127.0.0.0/29, dns:hotel:33000", Ruling::peer)
        .extracting(Ruling::advice)
        .asString()
        .contains("hotelier.locator.seek");
  }

  @Test
  void aNodeThatIsAloneAndContentSaysItForInformation() {
    settled(row(1, NodeStatus.ONLINE));
    survey.publish(NOBODY);

    assertThat(ruling("candidates"))
        .returns(true, Ruling::holds)
        .returns("0 of 5 answered: 4 refused, 1 silent", Ruling::value);
  }

  @Test
  void strangersAreNamedWhileTheNodeSeeksOrIsAlone() {
    survey.publish(STRANGERS);
    seeking();
    assertThat(ruling("cluster name"))
        .returns(false, Ruling::holds)
        .returns("3 of 5 candidates: cluster name \"motel\" there, \"hotel\" here", Ruling::value)
        .returns("node-2 (127.0.0.2:33000), node-3 (127.0.0.3:33000)", Ruling::peer);
    assertThat(ruling("candidates").value())
        .isEqualTo(
            "0 of 5 answered: 1 refused, 3 of another cluster or version, 1 without the right join token");

    settled(row(1, NodeStatus.ONLINE));
    assertThat(ruling("cluster name").holds()).isFalse();

    settled(row(1, NodeStatus.ONLINE), row(2, NodeStatus.ONLINE));
    assertThat(rules()).doesNotContain("cluster name", "candidates");
  }

  /** The rules of formation name it while the node seeks; once settled nothing else would. */
  @Test
  void whoIsKeptOutByTheTokenIsNamedByThoseInside() {
    survey.publish(STRANGERS);
    seeking();
    assertThat(rules()).doesNotContain("join token");

    settled(row(1, NodeStatus.ONLINE));
    assertThat(ruling("join token"))
        .returns(false, Ruling::holds)
        .returns("node-5 (127.0.0.5:33000)", Ruling::peer)
        .extracting(Ruling::value)
        .asString()
        .isEqualTo("1 could not prove to know ours: it has another one; kept out");

    settled(row(1, NodeStatus.ONLINE), row(2, NodeStatus.ONLINE));
    assertThat(ruling("join token").holds()).as("nothing is wrong with the cluster").isTrue();
  }

  @Test
  void aSuspectMemberIsAPairThatCannotTalk() {
    settled(row(1, NodeStatus.ONLINE), row(2, NodeStatus.SUSPECT), row(3, NodeStatus.OFFLINE));

    assertThat(ruling("pair"))
        .returns(false, Ruling::holds)
        .returns(
            "node-1 (127.0.0.1:33000) has heard nothing from node-2 (127.0.0.2:33000) since 1970-01-01T00:00:00Z",
            Ruling::value)
        .returns("node-2 (127.0.0.2:33000)", Ruling::peer);
  }

  @Test
  void whileTheNodeStartsWhatItSawBeforeIsNotTold() {
    survey.publish(STRANGERS);

    assertThat(rules()).containsExactly("listener port", "cluster");
  }

  /** Scripts tell a healthy node by this. */
  @Test
  void everyRuleThatDoesNotHoldComesWithAdvice() {
    trouble = "tried once";
    survey.publish(STRANGERS);
    seeking();
    assertThat(Explanation.of(view)).allMatch(rule -> rule.holds() || !rule.advice().isBlank());

    settled(row(1, NodeStatus.ONLINE), row(2, NodeStatus.SUSPECT));
    assertThat(Explanation.of(view)).allMatch(rule -> rule.holds() || !rule.advice().isBlank());
  }

  private void seeking() {
    var obstacles = List.of(new Obstacle("claim", "it is lower", "node-2", "wait"));
    standing.publish(new Standing(Phase.SEEKING, "", "", obstacles, Instant.EPOCH));
  }

  private void settled(NodeRow... all) {
    standing.publish(new Standing(Phase.SETTLED, "c1", "a", List.of(), Instant.EPOCH));
    rows.publish(List.of(all));
  }

  private List<String> rules() {
    return Explanation.of(view).map(Ruling::rule).toList();
  }

  private Ruling ruling(String rule) {
    return Explanation.of(view).filter(one -> one.rule().equals(rule)).findFirst().orElseThrow();
  }
}
