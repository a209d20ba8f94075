package org.hotelier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.Peers.peer;
import static org.hotelier.Rows.row;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.hotelier.event.Topic;
import org.hotelier.formation.Obstacle;
import org.hotelier.formation.Standing;
import org.hotelier.formation.Survey;
import org.hotelier.membership.Majority;
import org.hotelier.membership.NodeRow;
import org.hotelier.membership.NodeStatus;
import org.hotelier.protocol.seekchat.Phase;
import org.junit.jupiter.api.Test;

/** What a node says of itself and the others. */
class NodeJsonTest {
  private final Topic<Standing> standing = new Topic<>(Standing.starting(Instant.EPOCH));
  private final Topic<List<NodeRow>> rows = new Topic<>(List.of());
  private final AtomicBoolean bound = new AtomicBoolean(true);
  private final AtomicReference<Majority> majority = new AtomicReference<>(Majority.OF_NONE);
  private final NodeView view =
      new NodeView(
          () -> peer(1),
          standing,
          new Topic<>(Survey.NONE),
          rows,
          majority::get,
          bound::get,
          () -> "",
          List.of(),
          () -> Map.of("listener", 33_000),
          () -> false,
          () -> Map.of("listenerMalformed", 2L),
          "0.1");

  @Test
  void aNodeThatSeeksIsNotReadyAndInNoCluster() {
    assertThat(NodeJson.node(view))
        .hasToString(
            "{\"name\":\"node-1\",\"address\":\"127.0.0.1:17355\",\"incarnation\":1,"
                + "\"version\":\"0.1\",\"ready\":false,\"mode\":\"seeking\",\"clusterId\":\"\","
                + "\"since\":\"1970-01-01T00:00:00Z\",\"ports\":{\"listener\":33000},"
                + "\"draining\":false}");
  }

  @Test
  void aSettledNodeIsStandaloneUntilThereIsAnother() {
    settle(row(1, NodeStatus.ONLINE), row(2, NodeStatus.OFFLINE));
    assertThat(NodeJson.node(view).toString())
        .contains("\"ready\":true,\"mode\":\"standalone\",\"clusterId\":\"c1\"");

    settle(row(1, NodeStatus.ONLINE), row(2, NodeStatus.SUSPECT));
    assertThat(NodeJson.node(view).get("mode").asText()).isEqualTo("clustered");
  }

  @Test
  void isNotReadyWhileItsListenerPortCannotBeBound() {
    settle(row(1, NodeStatus.ONLINE));
    bound.set(false);

    assertThat(view.ready()).isFalse();
    assertThat(view.unready()).contains("its listener port cannot be bound");
  }

  @Test
  void isNotReadyInTheSmallerPartOfACutCluster() {
    settle(row(1, NodeStatus.ONLINE), row(2, NodeStatus.SUSPECT), row(3, NodeStatus.SUSPECT));
    majority.set(new Majority(1, 3, true));

    assertThat(view.unready())
        .contains(
            "it reaches 1 of the 3 members of its cluster, itself included;"
                + " more than half are needed");
    assertThat(NodeJson.explanation(view).get("rules").get(2))
        .hasToString(
            "{\"rule\":\"majority\",\"holds\":false,"
                + "\"value\":\"1 of 3 members are reached\","
                + "\"peer\":\"node-2 (127.0.0.2:33000), node-3 (127.0.0.3:33000)\","
                + "\"do\":\"mend the network between them;"
                + " this part of the cluster serves nobody until then\"}");
  }

  @Test
  void listsNodesByName() {
    settle(row(2, NodeStatus.SUSPECT), row(1, NodeStatus.ONLINE));

    assertThat(NodeJson.nodes(view))
        .hasToString(
            "[{\"name\":\"node-1\",\"address\":\"127.0.0.1:17355\",\"incarnation\":1,"
                + "\"status\":\"online\",\"self\":true,\"since\":\"1970-01-01T00:00:00Z\"},"
                + "{\"name\":\"node-2\",\"address\":\"127.0.0.2:17355\",\"incarnation\":1,"
                + "\"status\":\"suspect\",\"self\":false,\"since\":\"1970-01-01T00:00:00Z\"}]");
  }

  @Test
  void listsAtLeastItself() {
    assertThat(NodeJson.nodes(view)).hasSize(1);
    assertThat(NodeJson.nodes(view).get(0).get("self").asBoolean()).isTrue();
  }

  @Test
  void explainsEveryRuleWithItsValueAndWhoBlocksIt() {
    standing.publish(
        new Standing(
            Phase.SEEKING,
            "",
            "",
            List.of(new Obstacle("memory", "1 of 3", "node-2", "start it")),
            Instant.EPOCH));

    assertThat(NodeJson.explanation(view))
        .hasToString(
            "{\"summary\":\"node-1 (127.0.0.1:33000) is not ready: the node is seeking\","
                + "\"rules\":["
                + "{\"rule\":\"listener port\",\"holds\":true,"
                + "\"value\":\"bound to 127.0.0.1:33000\",\"peer\":null,\"do\":null},"
                + "{\"rule\":\"cluster\",\"holds\":false,\"value\":\"in none\",\"peer\":null,"
                + "\"do\":\"see the rules that follow\"},"
                + "{\"rule\":\"memory\",\"holds\":false,\"value\":\"1 of 3\","
                + "\"peer\":\"node-2\",\"do\":\"start it\"}],"
                + "\"counters\":{\"listenerMalformed\":2}}");
  }

  private void settle(NodeRow... all) {
    standing.publish(new Standing(Phase.SETTLED, "c1", "a", List.of(), Instant.EPOCH));
    rows.publish(List.of(all));
  }
}
