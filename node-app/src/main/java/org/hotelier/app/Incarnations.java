package org.hotelier.app;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.PoisonPill;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.Cluster;
import org.hotelier.broker.Broker;
import org.hotelier.event.RecentTexts;
import org.hotelier.formation.Obstacle;
import org.hotelier.formation.Standing;
import org.hotelier.locator.Locator;
import org.hotelier.loop.LoopSetup;
import org.hotelier.node.Node;
import org.hotelier.protocol.seekchat.Phase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One incarnation of the node after another: an actor system begins, ends because it is told to or
 * by itself (downed, quarantined), and another begins. All of it happens on one thread.
 */
final class Incarnations {

  private static final Logger LOG = LoggerFactory.getLogger(Incarnations.class);
  private static final Duration BEGIN_AGAIN = Duration.ofSeconds(1);

  /** More than a connection takes to close whose other end is there. */
  private static final Duration CLOSE_CONNECTIONS = Duration.ofSeconds(2);

  private static final Duration SAY_GOODBYE = Duration.ofMillis(500);

  private final Config config;
  private final Wiring wiring;
  private final SelfPeer self;
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            var worker = new Thread(work, "incarnations");
            worker.setDaemon(true);
            return worker;
          });
  private volatile @Nullable ActorSystem<Node.Command> running;
  private final RecentTexts failures = new RecentTexts(1);
  private boolean stopping;
  private boolean replacing;

  Incarnations(Config config, Wiring wiring, SelfPeer self) {
    this.config = config;
    this.wiring = wiring;
    this.self = self;
  }

  void begin() {
    thread.execute(this::beginNext);
  }

  /** Ends the present incarnation and begins another; one replacement at a time. */
  void replace(String reason) {
    thread.execute(
        () -> {
          var system = running;
          if (system != null && !replacing && !stopping) {
            replacing = true;
            LOG.info("The incarnation is replaced: {}", reason);
            wiring.events().append("node", "replaced", "the incarnation is replaced: " + reason);
            sayGoodbye(system);
            system.terminate();
          }
        });
  }

  /** Leaves the cluster and ends for good; completes when that is done. */
  CompletionStage<Void> stop() {
    thread.execute(
        () -> {
          if (stopping) {
            return;
          }
          stopping = true;
          var system = running;
          if (system == null) {
            stopped.complete(null);
          } else {
            sayGoodbye(system);
            system.terminate();
          }
        });
    return stopped;
  }

  /** Tells the node something; false while no incarnation runs. */
  boolean tell(Node.Command command) {
    var system = running;
    if (system == null) {
      return false;
    }
    system.tell(command);
    return true;
  }

  /** Completes when the broker has finished what it had begun, or has had its time. */
  private CompletionStage<Void> finishWork() {
    var finished = new CompletableFuture<Void>();
    if (!tell(new Node.ToBroker(new Broker.Finish(finished)))) {
      finished.complete(null);
    }
    var longest = config.getDuration("hotelier.locator.drain");
    return finished.completeOnTimeout(null, longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void sayGoodbye(ActorSystem<Node.Command> system) {
    var said = new CompletableFuture<Boolean>();
    system.tell(new Node.ToLocator(new Locator.Leave(said)));
    var unused =
        said.completeOnTimeout(false, SAY_GOODBYE.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  private void beginNext() {
    if (stopping) {
      stopped.complete(null);
      return;
    }
    var peer = self.nextIncarnation(wiring.settings().clusterPort());
    stand(List.of());
    wiring.keeper().aboutToSeek();
    var early = wiring.lookRound(peer);
    try {
      var system =
          ActorSystem.create(
              Behaviors.<Node.Command>setup(
                  context -> {
                    var cluster = Cluster.get(context.getSystem());
                    var port = cluster.selfMember().address().getPort();
                    var bound = self.bound(port.orElse(0));
                    return Node.create(
                        wiring.tools(bound, cluster, early, this::finishWork, this::replace),
                        wiring.events());
                  }),
              wiring.settings().clusterName(),
              ActorSystemSetup.create(
                  new LoopSetup(wiring.broker().loop()),
                  BootstrapSetup.create(
                      IncarnationConfig.at(peer.host(), config, wiring.settings()))));
      running = system;
      failures.clear();
      abandonConnectionsAtTheEnd(system);
      var unused =
          system.getWhenTerminated().whenComplete((done, failure) -> thread.execute(this::ended));
    } catch (RuntimeException e) {
      early.takeOver();
      cannotBegin(peer.host(), e);
    }
  }

  /**
   * Artery closes some connections politely and waits for the other end to do the same. One that is
   * cut off never does, and the kernel goes on trying for a quarter of an hour, during which this
   * incarnation would neither work nor end.
   */
  private void abandonConnectionsAtTheEnd(ActorSystem<Node.Command> system) {
    CoordinatedShutdown.get(system)
        .addTask(
            CoordinatedShutdown.PhaseActorSystemTerminate(),
            "abandon-connections",
            () -> {
              var unused =
                  thread.schedule(
                      () -> abandonConnections(system),
                      CLOSE_CONNECTIONS.toMillis(),
                      TimeUnit.MILLISECONDS);
              return CompletableFuture.completedFuture(Done.getInstance());
            });
  }

  private void abandonConnections(ActorSystem<Node.Command> system) {
    if (running == system) {
      LOG.info("The incarnation ends without waiting for those who do not answer");
      Adapter.toClassic(system)
          .actorSelection("/system/IO-TCP/selectors/*/*")
          .tell(PoisonPill.getInstance(), ActorRef.noSender());
    }
  }

  private void cannotBegin(String host, RuntimeException failure) {
    if (failures.add(String.valueOf(failure.getMessage()))) {
      LOG.warn("No incarnation can begin on {}; trying on", host, failure);
      wiring.events().append("node", "cannot-begin", "no incarnation can begin: " + failure);
    }
    stand(
        List.of(
            new Obstacle(
                "cluster port",
                String.valueOf(failure.getMessage()),
                "",
                "free the port, or set another hotelier.cluster.port")));
    var unused = thread.schedule(this::beginNext, BEGIN_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void ended() {
    running = null;
    wiring.port().nobodyIn();
    wiring.port().closeLinks();
    boolean ordered = replacing || stopping;
    var pause = wiring.settings().intermission().after(ordered, ThreadLocalRandom.current());
    if (!ordered) {
      LOG.warn("The incarnation has ended by itself; another begins");
      wiring
          .events()
          .append(
              "node", "ended", "the incarnation ended by itself (downed, quarantined or failed)");
    }
    replacing = false;
    stand(List.of());
    wiring.table().incarnationEnded();
    wiring.view().rows().publish(wiring.table().rows());
    var unused = thread.schedule(this::beginNext, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void stand(List<Obstacle> obstacles) {
    wiring
        .view()
        .standing()
        .publish(new Standing(Phase.STARTING, "", "", obstacles, wiring.clock().instant()));
  }
}
