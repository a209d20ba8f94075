package org.hotelier.app;

import com.fasterxml.jackson.databind.node.LongNode;
import com.typesafe.config.Config;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hotelier.broker.Broker;
import org.hotelier.control.ControlLimits;
import org.hotelier.control.ControlMethod;
import org.hotelier.control.ControlServer;
import org.hotelier.control.Describe;
import org.hotelier.control.Ping;
import org.hotelier.control.QueryEvents;
import org.hotelier.control.Topics;
import org.hotelier.control.WaitForChange;
import org.hotelier.event.EventLog;
import org.hotelier.event.Topic;
import org.hotelier.formation.Promises;
import org.hotelier.formation.Standing;
import org.hotelier.formation.Survey;
import org.hotelier.locator.Locator;
import org.hotelier.locator.LocatorSettings;
import org.hotelier.membership.MembershipSettings;
import org.hotelier.membership.NodeRow;
import org.hotelier.membership.NodeTable;
import org.hotelier.memory.MemoryFile;
import org.hotelier.memory.SeekingMark;
import org.hotelier.network.Transport;
import org.hotelier.node.MemoryKeeper;
import org.hotelier.node.MonotonicClock;
import org.hotelier.node.Node;
import org.hotelier.node.NodeJson;
import org.hotelier.node.NodeMethods;
import org.hotelier.node.NodeView;
import org.hotelier.node.ServiceJson;
import org.hotelier.node.ServiceMethods;
import org.hotelier.protocol.luxi.ControlFailure;
import org.hotelier.seekchat.SeekClient;
import org.hotelier.seekchat.SeekCounts;
import org.hotelier.seekchat.SeekIdentity;
import org.hotelier.seekchat.SeekPort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What lives as long as the process: event loops, the listener port, the control socket, the event
 * log and the formation memory. It wires them to one incarnation after another and has no rules of
 * its own.
 */
public final class Host implements NodeMethods.Orders {

  private static final Logger LOG = LoggerFactory.getLogger(Host.class);

  /** One for what comes in, one for what goes out; neither ever waits. */
  private static final int LOOPS = 2;

  private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  private final EventLog events;
  private final SelfPeer self;
  private final MemoryFile memory;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final NodeView view;
  private volatile boolean clean;
  private final Incarnations incarnations;

  /**
   * Starts a node.
   *
   * @param given the settings that differ from the defaults
   * @throws StartRefused if the node cannot run as it is configured
   */
  public static Host start(Config given) {
    return new Host(IncarnationConfig.complete(given));
  }

  private Host(Config config) {
    var settings = HostSettings.from(config);
    try {
      var loops = Transport.best().newLoops(LOOPS, "host");
      toClose.push(() -> loops.shutdownGracefully(0, 1, TimeUnit.SECONDS));
      self = new SelfPeer(settings.listenerPort(), settings.clusterPort());
      var identity = new SeekIdentity(settings.clusterName(), settings.joinToken(), self);
      var port = new SeekPort(loops, identity, settings.seekLimits());
      toClose.push(port);
      var hostPort = new HostPort(port, self, settings, loops);
      hostPort.claim();

      var data = DataDirectory.claim(settings.dataDirectory(self.get().name()));
      toClose.push(data);
      memory = new MemoryFile(data.path());
      events = new EventLog(settings.eventsKept(), Clock.systemUTC());
      hostPort.insist(events);
      var broker = new BrokerHost(settings, self.get().host(), events);
      toClose.push(broker);

      var clock = new MonotonicClock();
      var standing = new Topic<>(Standing.starting(clock.instant()));
      var rows = new Topic<>(List.<NodeRow>of());
      var table = new NodeTable();
      view =
          new NodeView(
              self,
              standing,
              new Topic<>(Survey.NONE),
              rows,
              table::majority,
              port::isBound,
              port::trouble,
              List.of(broker.door()),
              this::ports,
              broker::draining,
              () -> counters(port.counts()),
              Version.text());
      toClose.push(this::forgetIfClean);
      var mark = new SeekingMark(data.path());
      var locator = LocatorSettings.from(settings.hotelier());
      var promises = Promises.none(locator.formation());
      if (mark.isSet()) {
        promises.grants().inherit(clock.instant());
      }
      var keeper = new MemoryKeeper(memory, mark, standing, rows, table, events);
      toClose.push(keeper);
      incarnations =
          new Incarnations(
              config,
              new Wiring(
                  settings,
                  locator,
                  MembershipSettings.from(settings.hotelier()),
                  port,
                  new SeekClient(loops, identity, settings.seekTimes()),
                  view,
                  table,
                  memory,
                  keeper,
                  promises,
                  broker,
                  events,
                  clock),
              self);
      toClose.push(
          ControlServer.start(
              settings.controlSocket(data.path()),
              methods(view, broker, settings.testHooks()),
              events,
              loops,
              ControlLimits.from(settings.hotelier().getConfig("control"))));
    } catch (RuntimeException refused) {
      close();
      throw refused;
    }
    events.append("node", "started", "%s started".formatted(self.get()));
    LOG.info("{} started, data in {}", self.get(), settings.dataDirectory(self.get().name()));
    incarnations.begin();
  }

  private List<ControlMethod> methods(NodeView view, BrokerHost broker, boolean testHooks) {
    var topics = new Topics();
    topics.add("nodes", view.rows(), rows -> NodeJson.nodes(view));
    topics.add("services", broker.states(), ServiceJson::services);
    topics.add("guests", broker.guests(), ServiceJson::guests);
    topics.add("events", events.newest(), newest -> LongNode.valueOf(newest));
    var methods =
        new ArrayList<ControlMethod>(
            List.of(new Ping(), new QueryEvents(events), new WaitForChange(topics)));
    methods.addAll(NodeMethods.queries(view));
    methods.addAll(NodeMethods.orders(this));
    methods.addAll(new ServiceMethods(this::tellBroker).all());
    if (testHooks) {
      methods.addAll(NodeMethods.hooks(this));
    }
    methods.add(new Describe(List.copyOf(methods)));
    return methods;
  }

  private Map<String, Integer> ports() {
    return Map.of("listener", self.get().listenerPort(), "cluster", self.get().clusterPort());
  }

  private Map<String, Long> counters(SeekCounts listener) {
    return new TreeMap<>(
        Map.of(
            "listenerMalformed", listener.malformed(),
            "listenerEvicted", listener.evicted(),
            "listenerTimedOut", listener.timedOut(),
            "eventsDropped", events.dropped()));
  }

  /** Completes when the node has stopped. */
  public CompletionStage<Void> stopped() {
    return stopped;
  }

  /** Leaves the cluster, forgets it, and ends; soon after this returns. */
  @Override
  public void stop() {
    if (stopping.getAndSet(true)) {
      return;
    }
    clean = view.untroubled();
    LOG.info("{} stops", self.get());
    var unused =
        incarnations
            .stop()
            .whenComplete((done, failure) -> new Thread(this::end, "host-end").start());
  }

  private void end() {
    close();
    LOG.info("{} stopped", self.get());
    stopped.complete(null);
  }

  @Override
  public CompletionStage<Boolean> found() {
    var answer = new CompletableFuture<Boolean>();
    return told(incarnations.tell(new Node.ToLocator(new Locator.Found(answer))), answer);
  }

  @Override
  public CompletionStage<Boolean> crash(String actor) {
    var answer = new CompletableFuture<Boolean>();
    return told(incarnations.tell(new Node.Crash(actor, answer)), answer);
  }

  private boolean tellBroker(Broker.Command command) {
    return incarnations.tell(new Node.ToBroker(command));
  }

  private static <T> CompletionStage<T> told(boolean reached, CompletionStage<T> answer) {
    return reached
        ? answer
        : CompletableFuture.failedFuture(
            new ControlFailure("NotReady", "no incarnation runs just now; ask again"));
  }

  @Override
  public void replaceIncarnation(String reason) {
    incarnations.replace(reason);
  }

  /**
   * A node that left a cluster in which it missed nobody may found alone next time. One that was
   * still seeking, or missed somebody, might found a second cluster.
   */
  private void forgetIfClean() throws IOException {
    if (clean) {
      memory.clear();
    }
  }

  private void close() {
    while (!toClose.isEmpty()) {
      var next = toClose.pop();
      try {
        next.close();
      } catch (Exception e) {
        LOG.warn("{} could not be closed", next, e);
      }
    }
  }
}
