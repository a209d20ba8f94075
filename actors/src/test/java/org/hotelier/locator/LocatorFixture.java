package org.hotelier.locator;

import static org.awaitility.Awaitility.await;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.hotelier.HandClock;
import org.hotelier.Neighbourhood;
import org.hotelier.event.EventLog;
import org.hotelier.event.Topic;
import org.hotelier.formation.Formation;
import org.hotelier.formation.Promises;
import org.hotelier.formation.Standing;
import org.hotelier.formation.Survey;
import org.hotelier.membership.NodeRow;
import org.hotelier.memory.Memory;
import org.hotelier.network.Endpoint;
import org.hotelier.network.LoopbackNetwork;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;
import org.hotelier.seekchat.SeekClient;

/**
 * A locator on the third host of a neighbourhood; it seeks on hosts 1 to 5, of which each refuses
 * until somebody moves in. Its clock stands still until it is wound; rounds take milliseconds.
 */
final class LocatorFixture implements AutoCloseable {
  private static final Pace.Range SHORT =
      new Pace.Range(Duration.ofMillis(5), Duration.ofMillis(10));

  private static final Formation.Times TIMES =
      new Formation.Times(3, Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(30));

  private final Neighbourhood nodes = new Neighbourhood();
  private final Peer self = nodes.peer(3);
  private final HandClock clock = new HandClock();
  private final EventLog events = new EventLog(1_000, clock);
  private final Topic<Standing> standing = new Topic<>(Standing.starting(clock.instant()));
  private final Topic<Survey> survey = new Topic<>(Survey.NONE);
  private final List<Standing> history = new CopyOnWriteArrayList<>();
  private final List<String> replaced = new CopyOnWriteArrayList<>();
  private final AtomicInteger lookedAtListener = new AtomicInteger();
  private final Promises promises = Promises.none(TIMES);
  private volatile List<NodeRow> rows = List.of();
  private volatile boolean listenerBound = true;
  private final ActorTestKit kit;

  LocatorFixture(ActorTestKit kit) {
    this.kit = kit;
    record(0);
  }

  /** An actor system that is its own and only candidate for a cluster. */
  static ActorTestKit clusterKit(LoopbackNetwork network) {
    return ActorTestKit.create(
        "hotelier",
        ConfigFactory.parseString(
            """
            pekko {
              actor.provider = cluster
              remote.artery.canonical { hostname = "%s", port = 0 }
              cluster {
                gossip-interval = 50ms
                leader-actions-interval = 50ms
                periodic-tasks-initial-delay = 10ms
                jmx.enabled = off
              }
              coordinated-shutdown {
                run-by-actor-system-terminate = off
                run-by-jvm-shutdown-hook = off
              }
            }
            """
                .formatted(network.host(0))));
  }

  private void record(long since) {
    standing
        .after(since)
        .thenAccept(
            published -> {
              history.add(published.state());
              record(published.version());
            });
  }

  Neighbourhood nodes() {
    return nodes;
  }

  Peer self() {
    return self;
  }

  HandClock clock() {
    return clock;
  }

  Standing standing() {
    return standing.state();
  }

  Survey survey() {
    return survey.state();
  }

  /** Begins somewhere else than at the start. */
  LocatorFixture stands(Phase phase, String clusterId, String clusterAddress) {
    standing.publish(new Standing(phase, clusterId, clusterAddress, List.of(), clock.instant()));
    return this;
  }

  /** The members it sees, itself among them. */
  LocatorFixture sees(NodeRow... members) {
    rows = List.of(members);
    return this;
  }

  Promises promises() {
    return promises;
  }

  LocatorFixture listenerBound(boolean bound) {
    listenerBound = bound;
    return this;
  }

  /** How often the locator has wanted to know whether the listener's port is bound. */
  int lookedAtListener() {
    return lookedAtListener.get();
  }

  /** The phases gone through, without repetitions. */
  List<Phase> phases() {
    return history.stream().map(Standing::phase).distinct().toList();
  }

  List<String> replaced() {
    return replaced;
  }

  /** The texts of the events of this component. */
  List<String> told(String component) {
    return events.since(0, 1_000).stream()
        .filter(event -> event.component().equals(component))
        .map(EventLog.Event::text)
        .toList();
  }

  Standing awaitPhase(Phase phase) {
    await("phase " + phase).until(() -> standing().phase() == phase);
    return standing();
  }

  /** Waits until this rule keeps the node from founding. */
  Standing awaitObstacle(String rule) {
    await("the obstacle " + rule)
        .until(
            () ->
                standing().obstacles().stream().anyMatch(obstacle -> obstacle.rule().equals(rule)));
    return standing();
  }

  Reply claim(ActorRef<Locator.Command> locator, Peer claimant) {
    var answer = new CompletableFuture<Reply>();
    locator.tell(new Locator.Claimed(claimant, answer));
    return answer.orTimeout(20, TimeUnit.SECONDS).join();
  }

  /** Completes when the node has finished what it had begun; it has, unless a test says else. */
  CompletableFuture<Void> workFinished = CompletableFuture.completedFuture(null);

  ActorRef<Locator.Command> spawn() {
    return spawn(Memory.NONE, false, nodes.client(self));
  }

  ActorRef<Locator.Command> spawn(Memory memory, boolean trustRefusal, SeekClient client) {
    var settings = settings(trustRefusal);
    var endpoint = Endpoint.listenerOf(self);
    var scout = new Scout(client, settings, endpoint, Runnable::run);
    var tools =
        new LocatorTools(
            self,
            new Formation(endpoint, memory, settings.formation(), promises),
            standing,
            survey,
            scout,
            new EarlyRounds(scout, settings.pace(), new Random(1)),
            new Neighbours(memory::members, () -> rows, () -> true),
            this::isListenerBound,
            events,
            () -> workFinished,
            replaced::add,
            clock,
            new Random(2),
            settings);
    return kit.spawn(
        Behaviors.supervise(Locator.create(tools)).onFailure(SupervisorStrategy.restart()));
  }

  private boolean isListenerBound() {
    lookedAtListener.incrementAndGet();
    return listenerBound;
  }

  private LocatorSettings settings(boolean trustRefusal) {
    return new LocatorSettings(
        IntStream.rangeClosed(1, 5)
            .mapToObj(number -> Endpoint.listenerOf(nodes.peer(number)))
            .<SeekSpec>map(SeekSpec.Host::new)
            .toList(),
        8,
        Duration.ofSeconds(20),
        Duration.ofSeconds(20),
        Duration.ofMillis(1),
        new Pace(SHORT, SHORT),
        TIMES,
        Duration.ofMillis(300),
        Duration.ofMillis(10),
        Duration.ofMillis(10),
        trustRefusal);
  }

  @Override
  public void close() {
    nodes.close();
  }
}
