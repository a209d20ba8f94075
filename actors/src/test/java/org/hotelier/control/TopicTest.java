package org.hotelier.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.hotelier.event.Topic;
import org.hotelier.event.Topic.Versioned;
import org.hotelier.protocol.luxi.ControlFailure;
import org.junit.jupiter.api.Test;

/** LX-60: waiting for a change. */
class TopicTest {
  private final Topic<Long> topic = new Topic<>(7L);
  private final Topics topics = new Topics();

  @Test
  void wakesWhoWaitsForANewerVersion() {
    var told = topic.after(0).toCompletableFuture();
    assertThat(told).isNotDone();

    topic.publish(8L);

    assertThat(told).isCompletedWithValue(new Versioned<>(1, 8L));
    assertThat(topic.after(0).toCompletableFuture()).isCompletedWithValue(new Versioned<>(1, 8L));
  }

  @Test
  void tellsTheJsonOfAState() {
    topics.add("nodes", topic, LongNode::valueOf);

    assertThat(topics.after("nodes", -1).join()).hasToString("{\"version\":0,\"state\":7}");
  }

  @Test
  void forgetsWhoCancelled() {
    topics.add("nodes", topic, LongNode::valueOf);
    var waiting = topics.after("nodes", 0);
    assertThat(topic.waiting()).isEqualTo(1);

    waiting.cancel(false);

    assertThat(topic.waiting()).isZero();
  }

  @Test
  void forgetsWhoWaitedLongEnough() {
    topics.add("nodes", topic, LongNode::valueOf);
    var args = JsonNodeFactory.instance.arrayNode().add("nodes").add(0).add(20);

    var answer =
        new WaitForChange(topics)
            .call(new ControlCall("WaitForChange", args, new ControlCall.Caller(0, 1)))
            .toCompletableFuture();

    assertThat(answer.join()).isEqualTo(TextNode.valueOf("nochange"));
    await("the waiter to be forgotten").until(() -> topic.waiting() == 0);
  }

  @Test
  void namesTheTopicsThatThereAre() {
    topics.add("nodes", topic, LongNode::valueOf);
    topics.add("events", topic, LongNode::valueOf);

    assertThatThrownBy(() -> topics.after("weather", 0))
        .isInstanceOf(ControlFailure.class)
        .hasMessageContaining("[events, nodes], but got weather");
  }
}
