package org.hotelier.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.hotelier.network.LoopbackNetwork;
import org.hotelier.process.ChildNode;
import org.hotelier.testkit.namespace.NetworkNamespace;
import org.jspecify.annotations.Nullable;

/**
 * A JUnit 5 extension that gives each test its own nodes in their own JVMs, each on its own address
 * of a loopback network that no other process has, and takes all of it away afterwards, however the
 * test ends.
 *
 * <pre>{@code
 * @RegisterExtension final HotelierNodes nodes = HotelierNodes.of(3);
 *
 * @Test
 * void goesOnWhenOneIsKilled() {
 *   nodes.kill("c");
 *   nodes.awaitStatus("a", "c", "offline", Duration.ofSeconds(10));
 *   nodes.awaitOneCluster("a", "b");
 * }
 * }</pre>
 *
 * <p>Nodes of a static field are started once and kept for all tests of that class, nested ones
 * included: for tests that leave nothing behind.
 *
 * <p>The nodes are started from the distribution that the system property {@code
 * hotelier.distribution} names. The logs of a test that fails stay in {@code
 * target/hotelier-logs/}, with a transcript of what was done and seen. Verbs without a time limit
 * wait 45 s at most; a wait that fails says what it waited for and saw last.
 */
public final class HotelierNodes extends Lifecycle {
  private static final Duration PATIENCE = Duration.ofSeconds(45);
  private static final Path LOGS = Path.of("target", "hotelier-logs");

  private final List<String> names;
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private boolean started = true;
  private Supplier<Optional<NetworkNamespace>> namespaces = Optional::empty;
  private @Nullable Stay stay;

  private HotelierNodes(NodeNames names) {
    this.names = names.all();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    settings.put("hotelier.test-hooks", "on");
  }

  /** One to six nodes, named {@code a}, {@code b}, {@code c}, … */
  public static HotelierNodes of(int count) {
    return new HotelierNodes(NodeNames.letters(count));
  }

  /** One to six nodes of these names. */
  public static HotelierNodes named(String... names) {
    return new HotelierNodes(new NodeNames(List.of(names)));
  }

  /** Sets a configuration key on all nodes. */
  public HotelierNodes with(String key, String value) {
    settings.put(key, value);
    return this;
  }

  /** Gives all nodes services of your own: jars and directories of classes. */
  public HotelierNodes withClassPath(Path... entries) {
    environment.put("HOTELIER_CLASSPATH", ClassPath.of(entries));
    return this;
  }

  /** Leaves it to the test to start the nodes; else they are one cluster when it begins. */
  public HotelierNodes notStarted() {
    started = false;
    return this;
  }

  /**
   * Gives each test a network of its own in the machine's kernel, in which links can be cut. Where
   * that cannot be had the tests are skipped, with the reason.
   */
  public HotelierNodes partitionable() {
    return partitionable(NetworkNamespace::open);
  }

  HotelierNodes partitionable(Skipping.Source source) {
    namespaces = () -> Optional.of(Skipping.unlessAvailable(source));
    return this;
  }

  @Override
  void begin(Path test) throws Exception {
    stay =
        Stay.begin(names, settings, environment, LOGS.resolve(test).toAbsolutePath(), namespaces);
    if (started) {
      start(names.toArray(String[]::new));
      awaitOneCluster(names.toArray(String[]::new));
    }
  }

  @Override
  void end(@Nullable Throwable failure) throws Exception {
    if (stay != null) {
      stay.end(failure);
    }
  }

  /** Starts the nodes at once, in parallel, and does not wait for them. */
  public void start(String... names) {
    start(StartPlan.atOnce(names));
  }

  /** Starts nodes as planned; returns when the last was started, and does not wait for them. */
  public void start(StartPlan plan) {
    group().start(plan);
  }

  /** Sets a configuration key on one node, from its next start on. */
  public void configure(String name, String key, String value) {
    group().configure(name, key, value);
  }

  /** SIGTERM, and SIGKILL 10 s later; the ending says which of them it took. */
  public ChildNode.Ending stop(String name) {
    return group().stop(name);
  }

  /** SIGKILL, one after the other; the processes are gone when it returns. */
  public void kill(String... names) {
    List.of(names).forEach(group()::kill);
  }

  /** SIGSTOP: the node runs no instruction, its connections stay open. */
  public void freeze(String name) {
    group().freeze(name);
  }

  /** SIGCONT: the node goes on where it was frozen. */
  public void thaw(String name) {
    group().thaw(name);
  }

  /** Cuts the link between two nodes: no packet passes, either way. */
  public void cut(String one, String other) {
    cut(List.of(one), List.of(other));
  }

  /** Cuts every link between the two groups; those inside a group stay. */
  public void cut(List<String> some, List<String> others) {
    group().cuts().cut(some, others);
  }

  /** Cuts one way only: what one sends does not arrive at the other, not even an answer. */
  public void cutOneWay(String from, String to) {
    group().cuts().cutOneWay(from, to);
  }

  /** Heals the link between two nodes. */
  public void heal(String one, String other) {
    group().cuts().heal(one, other);
  }

  /** Heals every link. */
  public void heal() {
    group().cuts().heal();
  }

  /** A peer that misbehaves, on the network of the nodes also where it is their own. */
  public FakeListener fakeListener(FakeListener.Manner manner, String host, int port) {
    return group().fakeListener(manner, host, port);
  }

  /** Replaces the node's actor system inside its JVM. */
  public void replaceIncarnation(String name) {
    var unused = call(name, "ReplaceIncarnation");
  }

  /** Makes one actor of the node throw, for instance {@code locator}; its supervisor acts. */
  public void crash(String name, String actor) {
    var unused = call(name, "Crash", actor);
  }

  /**
   * Calls a method of the node's control socket and returns its result.
   *
   * @throws org.hotelier.protocol.luxi.ControlFailure if the node refuses
   */
  public JsonNode call(String name, String method, Object... args) {
    return group().call(name, method, args);
  }

  /** What the node says of itself. */
  public NodeView node(String name) {
    return group().nodeView(name);
  }

  /** Every node that this one knows, itself included. */
  public List<NodeRow> nodesSeenBy(String name) {
    return group().nodesSeenBy(name);
  }

  /** The node's events, oldest first. */
  public List<EventRow> events(String name) {
    return group().events(name);
  }

  /** The network of this test: node {@code i} has its host {@code i}, the rest is free. */
  public LoopbackNetwork network() {
    return group().network();
  }

  /** The node's address. */
  public String host(String name) {
    return group().host(name);
  }

  /** The node's process, as it was started last. */
  public ChildNode process(String name) {
    return group().child(name);
  }

  /** Waits until all of them are ready; returns how long that took. */
  public Duration awaitReady(String... names) {
    return awaits().ready(PATIENCE, List.of(names));
  }

  /**
   * Waits until all of them are ready, in the same cluster, and each sees exactly these online;
   * returns the cluster's id.
   */
  public String awaitOneCluster(String... names) {
    return awaits().oneCluster(PATIENCE, List.of(names));
  }

  /** Waits until the observer has the node in this status; returns how long that took. */
  public Duration awaitStatus(String observer, String name, String status, Duration within) {
    return awaits().status(observer, name, Set.of(status), within);
  }

  /** Waits until the observer has the node suspect or already offline; returns how long it took. */
  public Duration awaitMissed(String observer, String name, Duration within) {
    return awaits().status(observer, name, Set.of("suspect", "offline"), within);
  }

  /** Waits for an event whose text contains a match of the pattern; returns the first. */
  public EventRow awaitEvent(String name, String group, String component, String textPattern) {
    return awaits().event(name, group, component, textPattern, PATIENCE);
  }

  /** Waits until the node's process has ended by itself; returns its exit code. */
  public int awaitGone(String name) {
    return awaits().gone(name, PATIENCE);
  }

  /** Waits for anything else; {@code what} completes "Expected …". */
  public <T> T await(String what, Duration within, Callable<T> look, Predicate<T> holds) {
    return awaits().until(what, within, look, holds);
  }

  /** Watches for all that time that it holds: {@code what} completes the sentence "Expected …". */
  public <T> void stays(String what, Duration time, Callable<T> look, Predicate<T> holds) {
    awaits().stays(what, time, look, holds);
  }

  private Awaits awaits() {
    return new Awaits(group());
  }

  private NodeGroup group() {
    if (stay == null) {
      throw new IllegalStateException(
          "Expected a running test, but none is; do register the nodes with @RegisterExtension");
    }
    return stay.group();
  }
}
