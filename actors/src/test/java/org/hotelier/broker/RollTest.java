package org.hotelier.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.Rows.row;
import static org.hotelier.membership.NodeStatus.ONLINE;
import static org.hotelier.membership.NodeStatus.SUSPECT;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.List;
import org.hotelier.broker.link.LinkSettings;
import org.hotelier.event.Topic;
import org.hotelier.protocol.broker.BrokerItem.GuestsChanged;
import org.hotelier.protocol.broker.GuestRow;
import org.junit.jupiter.api.Test;

/** When all guests are counted again for those who wait for a change. */
class RollTest {
  private static final Duration APART = Duration.ofMillis(250);

  private final Stage stage = new Stage();
  private final FakePost post = new FakePost();
  private final Colleagues colleagues =
      new Colleagues(
          stage.exchange,
          new ServiceBoard("node-1"),
          LinkSettings.from(ConfigFactory.load().getConfig("hotelier")));
  private final Topic<List<GuestRow>> topic = new Topic<>(List.of());
  private final Roll roll = new Roll(stage.exchange, colleagues, topic, APART, stage.now);

  @Test
  void beginsOnceAndThenOnlyWhenSomethingHasChanged() {
    assertThat(begins()).isTrue();
    roll.ended(true);
    stage.pass(APART);
    assertThat(begins()).isFalse();

    stage.worker("echo");
    assertThat(begins()).isTrue();
  }

  @Test
  void countsOnlySoOftenAndNeverTwiceAtOnce() {
    assertThat(begins()).isTrue();
    stage.worker("echo");
    stage.pass(APART);
    assertThat(begins()).as("while it still counts").isFalse();

    roll.ended(true);
    assertThat(begins()).isTrue();
    roll.ended(true);
    stage.worker("echo");
    assertThat(begins()).as("at once after the last count").isFalse();
    stage.pass(APART);
    assertThat(begins()).isTrue();
  }

  @Test
  void countsAgainAfterACountThatIsNotComplete() {
    assertThat(begins()).isTrue();
    roll.ended(false);
    stage.pass(APART);

    assertThat(begins()).isTrue();
  }

  @Test
  void countsWhenANodeBecomesSuspect() {
    colleagues.meet(List.of(row(1, ONLINE), row(2, ONLINE)), stage.now, post);
    assertThat(begins()).isTrue();
    roll.ended(true);
    stage.pass(APART);

    colleagues.meet(List.of(row(1, ONLINE), row(2, SUSPECT)), stage.now, post);

    assertThat(begins()).isTrue();
  }

  @Test
  void tellsTheOthersOfItsOwnChangesOnly() {
    colleagues.meet(List.of(row(1, ONLINE), row(2, ONLINE)), stage.now, post);
    assertThat(begins()).isTrue();
    roll.ended(true);
    assertThat(told()).isEqualTo(1);

    stage.pass(APART);
    assertThat(begins()).isFalse();
    assertThat(told()).isEqualTo(1);
    stage.worker("echo");
    assertThat(begins()).isTrue();
    assertThat(told()).isEqualTo(2);
  }

  @Test
  void publishesWhoIsThereAndNotHowTheyFare() {
    roll.publish(List.of(guest("live", 1)));
    roll.publish(List.of(guest("live", 2)));
    assertThat(topic.current()).isEqualTo(new Topic.Versioned<>(1, List.of(guest("live", 1))));

    roll.publish(List.of(guest("draining", 2)));
    assertThat(topic.current()).isEqualTo(new Topic.Versioned<>(2, List.of(guest("draining", 2))));
  }

  private boolean begins() {
    return roll.begins(stage.now);
  }

  private int told() {
    colleagues.flush(stage.now);
    return post.items(row(2, ONLINE).key().address(), GuestsChanged.class).size();
  }

  private static GuestRow guest(String status, long served) {
    return new GuestRow("a", "echo", "worker", "n1", status, served, served, served, "m");
  }
}
