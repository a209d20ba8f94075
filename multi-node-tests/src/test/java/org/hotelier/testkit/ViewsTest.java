package org.hotelier.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The records against the JSON shapes of the control socket. */
class ViewsTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void readsTheAnswerOfAReadyNode() {
    assertThat(
            NodeView.of(
                json(
                    """
                    {"name":"a","address":"127.8.0.1","incarnation":7,"version":"0.1.0",
                     "ready":true,"mode":"clustered","clusterId":"c-1",
                     "since":"2026-11-20T12:00:00Z","ports":{"cluster":17355,"listener":33000},
                     "draining":false}
                    """)))
        .isEqualTo(
            new NodeView(
                "a",
                "127.8.0.1",
                "7",
                "0.1.0",
                true,
                "clustered",
                "c-1",
                NOON,
                Map.of("cluster", 17355, "listener", 33000),
                false));
  }

  @Test
  void readsTheAnswerOfANodeThatSeeks() {
    NodeView view =
        NodeView.of(
            json(
                """
                {"name":"a","address":"127.8.0.1","incarnation":null,"version":"0.1.0",
                 "ready":false,"mode":"seeking","clusterId":null,"since":"2026-11-20T12:00:00Z",
                 "ports":{"listener":null},"draining":false,"more":1}
                """));

    assertThat(view.incarnation()).isEmpty();
    assertThat(view.clusterId()).isEmpty();
    assertThat(view.ports()).isEmpty();
  }

  @Test
  void readsTheRowsOfAllNodes() {
    assertThat(
            NodeRow.listOf(
                json(
                    """
                    [{"name":"a","address":"127.8.0.1","incarnation":"1","status":"online",
                      "self":true,"since":"2026-11-20T12:00:00Z"},
                     {"name":"b","address":"127.8.0.2","incarnation":"2","status":"suspect",
                      "self":false,"since":"2026-11-20T12:00:00Z"}]
                    """)))
        .containsExactly(
            new NodeRow("a", "127.8.0.1", "1", "online", true, NOON),
            new NodeRow("b", "127.8.0.2", "2", "suspect", false, NOON));
  }

  @Test
  void readsEvents() {
    var events =
        EventRow.listOf(
            json(
                """
                [{"seq":1,"at":"2026-11-20T12:00:00Z","group":"membership","component":"founded",
                  "text":"cluster c-1"}]
                """));

    assertThat(events)
        .containsExactly(new EventRow(1, NOON, "membership", "founded", "cluster c-1"));
    assertThat(events.get(0).is("membership", "founded")).isTrue();
    assertThat(events.get(0).is("membership", "online")).isFalse();
  }

  @Test
  void namesTheFieldThatIsMissing() {
    assertThatThrownBy(() -> NodeView.of(json("{\"name\":\"a\"}")))
        .hasMessageContaining("Expected QueryNode to answer a field of that name in 'address'")
        .hasMessageContaining("{\"name\":\"a\"}");
  }

  @Test
  void namesTheFieldThatIsOfAnotherKind() {
    String row = "{'seq':'x','at':'now','group':'','component':'','text':''}".replace('\'', '"');

    assertThatThrownBy(() -> EventRow.listOf(json("[" + row + "]")))
        .hasMessageContaining("a whole number in 'seq'");
    assertThatThrownBy(() -> EventRow.listOf(json("[" + row.replace("\"x\"", "1") + "]")))
        .hasMessageContaining("an ISO-8601 time in 'at'");
    assertThatThrownBy(() -> NodeRow.listOf(json("{}")))
        .hasMessageContaining("Expected QueryNodes to answer an array");
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException failure) {
      throw new IllegalArgumentException(failure);
    }
  }
}
