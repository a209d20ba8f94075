package org.hotelier.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hotelier.Rows.row;
import static org.hotelier.membership.NodeStatus.OFFLINE;
import static org.hotelier.membership.NodeStatus.ONLINE;
import static org.hotelier.membership.NodeStatus.SUSPECT;

import com.typesafe.config.ConfigFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hotelier.Peers;
import org.hotelier.broker.link.LinkSettings;
import org.hotelier.membership.MemberKey;
import org.hotelier.membership.NodeRow;
import org.hotelier.protocol.broker.BrokerItem;
import org.hotelier.protocol.broker.BrokerItem.Failure;
import org.hotelier.protocol.broker.BrokerItem.FinalReply;
import org.hotelier.protocol.broker.BrokerItem.Forward;
import org.hotelier.protocol.broker.BrokerItem.GuestsChanged;
import org.hotelier.protocol.broker.BrokerItem.Hint;
import org.hotelier.protocol.broker.BrokerItem.Returned;
import org.hotelier.protocol.broker.BrokerItem.Started;
import org.hotelier.protocol.broker.BrokerMessage.Acknowledged;
import org.hotelier.protocol.broker.BrokerMessage.Batch;
import org.hotelier.protocol.broker.Session;
import org.junit.jupiter.api.Test;

/** The brokers of other nodes come, falter and go as the membership says; this node is node-1. */
class ColleaguesTest {
  private static final String NODE_2 = address(2);
  private static final Hint ECHO = new Hint("echo", 1, 8, 8, 0, 1000, false, 0, 0, 0, 0);

  private final Stage stage = new Stage();
  private final FakePost post = new FakePost();
  private final ServiceBoard board = new ServiceBoard("node-1");
  private final Colleagues colleagues =
      new Colleagues(
          stage.exchange, board, LinkSettings.from(ConfigFactory.load().getConfig("hotelier")));

  @Test
  void tellsTheExchangeOfMembersThatComeAndOfWhatTheySay() {
    meet(row(1, ONLINE), row(2, ONLINE));

    hear(2, 1, ECHO);

    assertThat(stage.exchange.knows("echo")).isTrue();
    assertThat(board.states(List.of()))
        .extracting(ServiceState::nodes)
        .containsExactly(List.of("node-2"));
    assertThat(colleagues.addresses()).containsExactly(Map.entry("node-2", NODE_2));
  }

  @Test
  void knowsNobodyBeforeItKnowsItself() {
    meet(row(2, ONLINE));

    assertThat(colleagues.addresses()).isEmpty();
  }

  @Test
  void sendsWhatHasGathered() {
    meet(row(1, ONLINE), row(2, ONLINE));
    hear(2, 1, ECHO);

    stage.ask("echo", "a");
    assertThat(post.items(NODE_2, Forward.class)).isEmpty();
    colleagues.flush(stage.now);

    assertThat(post.items(NODE_2, Forward.class)).hasSize(1);
  }

  @Test
  void choosesNoSuspectAndTrustsItAgainWhenItIsBack() {
    meet(row(1, ONLINE), row(2, ONLINE));
    hear(2, 1, ECHO);

    meet(row(1, ONLINE), row(2, SUSPECT));
    assertThat(stage.exchange.knows("echo")).isFalse();
    assertThat(colleagues.reachable()).isEmpty();
    assertThat(colleagues.addresses()).containsKey("node-2");

    meet(row(1, ONLINE), row(2, ONLINE));
    assertThat(stage.exchange.knows("echo")).isTrue();
    assertThat(colleagues.reachable()).containsKey("node-2");
  }

  @Test
  void forgetsThoseThatAreGone() {
    meet(row(1, ONLINE), row(2, ONLINE));
    hear(2, 1, ECHO);

    meet(row(1, ONLINE), row(2, OFFLINE));

    assertThat(stage.exchange.knows("echo")).isFalse();
    assertThat(board.states(List.of())).isEmpty();
    assertThat(colleagues.addresses()).isEmpty();
  }

  @Test
  void givesWhatALostNodeHeldToAnother() {
    meet(row(1, ONLINE), row(2, ONLINE), row(3, ONLINE));
    hear(2, 1, ECHO);
    stage.ask("echo", "a");
    colleagues.flush(stage.now);
    var forward = post.items(NODE_2, Forward.class).get(0);
    hear(2, 2, new Started(forward.request(), forward.attempt(), "g", false));
    hear(3, 1, ECHO);

    meet(row(1, ONLINE), row(2, SUSPECT), row(3, ONLINE));
    colleagues.flush(stage.now);

    assertThat(post.items(address(3), Forward.class))
        .extracting(Forward::attempt)
        .containsExactly(2);
  }

  @Test
  void dropsWhatAnIncarnationSaysThatItDoesNotKnow() {
    meet(row(1, ONLINE), row(2, ONLINE));

    hear(7, 1, ECHO);

    assertThat(stage.exchange.knows("echo")).isFalse();
  }

  @Test
  void replacesAnIncarnationByALaterOneOfTheSameNode() {
    meet(row(1, ONLINE), row(2, ONLINE));
    hear(2, 1, ECHO);
    var later = later(2, 22);

    meet(row(1, ONLINE), row(2, SUSPECT), later);
    assertThat(stage.exchange.knows("echo")).as("what the former one offered").isFalse();
    hear(2, 2, ECHO);
    assertThat(stage.exchange.knows("echo")).as("a late word of the former one").isFalse();

    hear(22, 1, ECHO);
    assertThat(stage.exchange.knows("echo")).isTrue();
    assertThat(colleagues.addresses()).hasSize(1);
  }

  @Test
  void takesAForwardBackThatTheLinkRefuses() {
    var narrow =
        ConfigFactory.parseString("hotelier.broker.link.body = 4")
            .withFallback(ConfigFactory.load())
            .getConfig("hotelier");
    var strict = new Colleagues(stage.exchange, board, LinkSettings.from(narrow));
    strict.meet(List.of(row(1, ONLINE), row(2, ONLINE)), stage.now, post);
    strict.receive(new Batch(new Session(2, 1), 0, 1, List.of(ECHO)), stage.now);
    var asker = stage.ask("echo", "too long");

    strict.flush(stage.now);
    assertThat(post.items(NODE_2, Forward.class)).isEmpty();
    assertThat(asker.told).isEmpty();

    var worker = stage.worker("echo");
    assertThat(worker.given).containsExactly("too long");
    stage.reply(worker, "A");
    assertThat(asker.told).containsExactly("A by w1 at here attempt 1");
  }

  @Test
  void tellsTheOtherNodeThatAReplyIsTooLargeForTheLink() {
    meet(row(1, ONLINE), row(2, ONLINE));
    var worker = stage.worker("echo");
    hear(2, 1, new Forward(7, 1, "echo", "r", Ledger.body("a"), 60_000));
    assertThat(worker.given).containsExactly("a");

    colleagues.tell(new FinalReply(7, 1, List.of(new byte[5 * 1024 * 1024]), "w1"));
    colleagues.flush(stage.now);

    assertThat(post.items(NODE_2, Failure.class))
        .extracting(Failure::request, Failure::name)
        .containsExactly(tuple(7L, "TooLarge"));
  }

  @Test
  void owesRepliesUntilTheOtherNodeHasConfirmedThem() {
    meet(row(1, ONLINE), row(2, ONLINE));
    var worker = stage.worker("echo");
    hear(2, 1, new Forward(7, 1, "echo", "r", Ledger.body("a"), 60_000));
    colleagues.flush(stage.now);
    assertThat(colleagues.owed()).as("a Started is no reply").isEmpty();

    stage.reply(worker, "A");
    colleagues.flush(stage.now);
    assertThat(colleagues.owed())
        .containsExactly(
            "Replies are on their way to node node-2, which has not confirmed them yet.");

    colleagues.receive(new Acknowledged(new Session(2, 1), 99), stage.now);
    assertThat(colleagues.owed()).as("nobody can confirm what was not sent").isNotEmpty();
    colleagues.receive(new Acknowledged(new Session(2, 1), lastNumber()), stage.now);
    assertThat(colleagues.owed()).isEmpty();
  }

  @Test
  void returnsAForwardThatCannotBeServedHere() {
    meet(row(1, ONLINE), row(2, ONLINE));

    hear(2, 1, new Forward(7, 1, "nobody", "r", Ledger.body("a"), 60_000));
    colleagues.flush(stage.now);

    assertThat(post.items(NODE_2, Returned.class)).hasSize(1);
  }

  @Test
  void countsWhateverMayChangeTheGuestsOfOthers() {
    meet(row(1, ONLINE), row(2, ONLINE));
    var before = colleagues.guestChanges();

    hear(2, 1, ECHO);
    assertThat(colleagues.guestChanges()).isEqualTo(before);
    hear(2, 2, new GuestsChanged());
    assertThat(colleagues.guestChanges()).isEqualTo(before + 1);
    meet(row(1, ONLINE), row(2, SUSPECT));
    assertThat(colleagues.guestChanges()).isEqualTo(before + 2);
    meet(row(1, ONLINE));
    assertThat(colleagues.guestChanges()).isEqualTo(before + 3);
  }

  private void meet(NodeRow... rows) {
    colleagues.meet(List.of(rows), stage.now, post);
  }

  /** The number of the last piece that node-2 was sent. */
  private long lastNumber() {
    return post.sent.get(NODE_2).stream()
        .filter(Batch.class::isInstance)
        .map(Batch.class::cast)
        .mapToLong(batch -> batch.first() + batch.items().size() - 1)
        .max()
        .orElse(0);
  }

  /** Something comes with this number from the incarnation of this uid. */
  private void hear(long uid, long number, BrokerItem... items) {
    colleagues.receive(new Batch(new Session(uid, 1), 0, number, List.of(items)), stage.now);
  }

  private static NodeRow later(int node, long uid) {
    return new NodeRow(
        Peers.peer(node, 2), new MemberKey(address(node), uid), ONLINE, false, Instant.EPOCH, 9);
  }

  private static String address(int node) {
    return row(node, ONLINE).key().address();
  }
}
