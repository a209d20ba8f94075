package org.hotelier.benchmarks.subject;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.cluster.ClusterEvent.ClusterDomainEvent;
import org.apache.pekko.cluster.ClusterEvent.MemberRemoved;
import org.apache.pekko.cluster.ClusterEvent.MemberUp;
import org.apache.pekko.cluster.ClusterEvent.ReachableMember;
import org.apache.pekko.cluster.ClusterEvent.UnreachableMember;
import org.apache.pekko.cluster.UniqueAddress;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;

/**
 * A plain Pekko cluster node in a JVM of its own: joins by its static seed nodes and writes {@link
 * #UP} on stdout whenever it begins to see as many members up and reachable as it was told.
 */
public final class PlainNode extends AbstractBehavior<ClusterDomainEvent> {

  /** The line that says that all members are up. */
  static final String UP = "up";

  static final int PORT = 17355;
  private static final String SYSTEM = "plain";

  private final Set<UniqueAddress> up = new HashSet<>();
  private final Set<UniqueAddress> unreachable = new HashSet<>();
  private final int members;
  private final Runnable complete;

  private PlainNode(ActorContext<ClusterDomainEvent> context, int members, Runnable complete) {
    super(context);
    this.members = members;
    this.complete = complete;
    Cluster.get(context.getSystem())
        .subscriptions()
        .tell(Subscribe.create(context.getSelf(), ClusterDomainEvent.class));
  }

  /**
   * {@code SETTINGS HOST MEMBERS SEEDS} runs a node; {@code rehearse SETTINGS HOST HOST} runs two
   * in this JVM until they are one cluster, so that their classes can be recorded.
   */
  public static void main(String[] args) throws InterruptedException {
    if (args[0].equals("rehearse")) {
      rehearse(args[1], List.of(args[2], args[3]));
    } else {
      start(
          args[0],
          args[1],
          Integer.parseInt(args[2]),
          Arrays.asList(args[3].split(",")),
          () -> System.out.println(UP));
    }
  }

  private static void rehearse(String settings, List<String> hosts) throws InterruptedException {
    var done = new CountDownLatch(hosts.size());
    for (var host : hosts) {
      start(settings, host, hosts.size(), hosts, done::countDown);
    }
    done.await();
    System.exit(0);
  }

  private static void start(
      String settings, String host, int members, List<String> seeds, Runnable complete) {
    ActorSystem.create(create(members, complete), SYSTEM, config(settings, host, seeds));
  }

  private static Config config(String settings, String host, List<String> seeds) {
    var nodes =
        seeds.stream().map(seed -> "pekko://%s@%s:%d".formatted(SYSTEM, seed, PORT)).toList();
    var own =
        Map.of("pekko.remote.artery.canonical.hostname", host, "pekko.cluster.seed-nodes", nodes);
    return ConfigFactory.load(
        ConfigFactory.parseMap(own).withFallback(ConfigFactory.parseResources(settings)));
  }

  static Behavior<ClusterDomainEvent> create(int members, Runnable complete) {
    return Behaviors.setup(context -> new PlainNode(context, members, complete));
  }

  @Override
  public Receive<ClusterDomainEvent> createReceive() {
    return newReceiveBuilder()
        .onMessage(MemberUp.class, event -> onUp(event.member().uniqueAddress()))
        .onMessage(MemberRemoved.class, event -> onRemoved(event.member().uniqueAddress()))
        .onMessage(UnreachableMember.class, event -> onLost(event.member().uniqueAddress()))
        .onMessage(ReachableMember.class, event -> onBack(event.member().uniqueAddress()))
        .onAnyMessage(other -> this)
        .build();
  }

  private Behavior<ClusterDomainEvent> onUp(UniqueAddress member) {
    up.add(member);
    return look();
  }

  private Behavior<ClusterDomainEvent> onRemoved(UniqueAddress member) {
    up.remove(member);
    unreachable.remove(member);
    return this;
  }

  private Behavior<ClusterDomainEvent> onLost(UniqueAddress member) {
    unreachable.add(member);
    return this;
  }

  private Behavior<ClusterDomainEvent> onBack(UniqueAddress member) {
    unreachable.remove(member);
    return look();
  }

  private Behavior<ClusterDomainEvent> look() {
    if (up.size() == members && unreachable.isEmpty()) {
      complete.run();
    }
    return this;
  }
}
