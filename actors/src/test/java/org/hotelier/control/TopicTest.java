package org.hotelier.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.LongNode;
import org.hotelier.control.Topic.Versioned;
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
  void stopsWaitingWhenCancelled() {
    topics.add("nodes", topic, LongNode::valueOf);
    var waiting = topics.after("nodes", 0);

    waiting.cancel(false);
    topic.publish(8L);

    assertThat(waiting).isCancelled();
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
