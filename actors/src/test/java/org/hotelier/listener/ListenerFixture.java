package org.hotelier.listener;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.hotelier.Neighbourhood;
import org.hotelier.event.EventLog;
import org.hotelier.event.Topic;
import org.hotelier.formation.Standing;
import org.hotelier.locator.Locator;
import org.hotelier.membership.MemberKey;
import org.hotelier.membership.Membership;
import org.hotelier.membership.NodeRow;
import org.hotelier.membership.NodeStatus;
import org.hotelier.membership.NodeTable;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.ClusterView;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage.Check;
import org.hotelier.protocol.seekchat.SeekMessage.Payload;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.hotelier.seekchat.Finding;
import org.hotelier.seekchat.SeekPort;
import org.hotelier.seekchat.SeekTimes;

/** A listener on the first host of a neighbourhood, with all it works with in the test's hands. */
final class ListenerFixture implements AutoCloseable {
  static final Duration BACK_OFF = Duration.ofSeconds(1);
  static final String ADDRESS = "pekko://hotelier@127.0.0.1:17355";
  static final Wait NOBODY_IN = new Wait(Phase.STARTING, "", "its incarnation is not running");

  final Neighbourhood nodes = new Neighbourhood();
  final Peer self = nodes.peer(1);
  final Peer seeker = nodes.peer(2);
  final SeekPort port = nodes.port(self);
  final Topic<Standing> standing = new Topic<>(Standing.starting(Instant.EPOCH));
  final Topic<List<NodeRow>> rows = new Topic<>(List.of(row(self, NodeStatus.ONLINE)));
  final NodeTable table = new NodeTable();
  final Set<Peer> joining = ConcurrentHashMap.newKeySet();
  final EventLog events = new EventLog(100, Clock.systemUTC());
  final TestProbe<Locator.Command> locator;
  final TestProbe<Membership.Command> membership;
  final ActorRef<Listener.Command> listener;
  private final ActorTestKit kit;

  ListenerFixture(ActorTestKit kit) {
    this.kit = kit;
    locator = kit.createTestProbe(Locator.Command.class);
    membership = kit.createTestProbe(Membership.Command.class);
    listener = spawn(false);
  }

  ActorRef<Listener.Command> spawn(boolean tokenSet) {
    var tools =
        new ListenerTools(
            self,
            port,
            nodes.client(self),
            standing,
            rows,
            table,
            joining::contains,
            tokenSet,
            events);
    var spawned =
        kit.spawn(
            Behaviors.supervise(Listener.create(tools, locator.ref(), membership.ref()))
                .onFailure(SupervisorStrategy.restartWithBackoff(BACK_OFF, BACK_OFF, 0)));
    await("the listener to answer").until(() -> !NOBODY_IN.equals(askBriefly()));
    return spawned;
  }

  void stand(Phase phase) {
    boolean seeks = phase == Phase.SEEKING;
    standing.publish(
        new Standing(phase, seeks ? "" : "c1", seeks ? "" : ADDRESS, List.of(), Instant.EPOCH));
  }

  Reply ask(Peer asker, Payload question) {
    return asking(asker, question).join();
  }

  CompletableFuture<Reply> asking(Peer asker, Payload question) {
    return nodes
        .client(asker)
        .ask(Endpoint.listenerOf(self), question)
        .thenApply(finding -> ((Finding.Answered) finding).reply())
        .toCompletableFuture();
  }

  /**
   * What was asked of the listener before its crash is answered after it, and is not waited for.
   */
  Object askBriefly() {
    var times = new SeekTimes(Duration.ofSeconds(5), Duration.ofMillis(500));
    var finding =
        nodes
            .client(seeker, times)
            .ask(Endpoint.listenerOf(self), new Check(ClusterView.NONE))
            .toCompletableFuture()
            .join();
    return finding instanceof Finding.Answered answered ? answered.reply() : finding;
  }

  static NodeRow row(Peer peer, NodeStatus status) {
    var address = "pekko://hotelier@" + peer.host() + ":17355";
    return row(peer, status, address);
  }

  /** A member whose reception is at this address. */
  static NodeRow row(Peer peer, NodeStatus status, String address) {
    int number = Integer.parseInt(peer.name().substring("node-".length()));
    return new NodeRow(
        peer, new MemberKey(address, number), status, number == 1, Instant.EPOCH, number);
  }

  @Override
  public void close() {
    kit.stop(listener);
    nodes.close();
  }
}
