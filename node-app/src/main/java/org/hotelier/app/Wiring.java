package org.hotelier.app;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.pekko.cluster.typed.Cluster;
import org.hotelier.event.EventLog;
import org.hotelier.formation.Formation;
import org.hotelier.formation.Promises;
import org.hotelier.listener.ListenerTools;
import org.hotelier.locator.EarlyRounds;
import org.hotelier.locator.LocatorSettings;
import org.hotelier.locator.LocatorTools;
import org.hotelier.locator.Neighbours;
import org.hotelier.locator.Scout;
import org.hotelier.membership.Followers;
import org.hotelier.membership.MembershipSettings;
import org.hotelier.membership.MembershipTools;
import org.hotelier.membership.NodeRow;
import org.hotelier.membership.NodeTable;
import org.hotelier.membership.PekkoMembers;
import org.hotelier.memory.Memory;
import org.hotelier.memory.MemoryFile;
import org.hotelier.network.Endpoint;
import org.hotelier.node.MemoryKeeper;
import org.hotelier.node.MonotonicClock;
import org.hotelier.node.Node;
import org.hotelier.node.NodeView;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.seekchat.SeekClient;
import org.hotelier.seekchat.SeekPort;
import org.slf4j.LoggerFactory;

/** Gives the actors of one incarnation what they work with, from what the host has. */
record Wiring(
    HostSettings settings,
    LocatorSettings locator,
    MembershipSettings membership,
    SeekPort port,
    SeekClient client,
    NodeView view,
    NodeTable table,
    MemoryFile memory,
    MemoryKeeper keeper,
    Promises promises,
    BrokerHost broker,
    EventLog events,
    MonotonicClock clock) {

  private static final RandomGenerator RANDOM = new Random();

  /** Looks round already while the incarnation starts, if this node can be looked at, too. */
  EarlyRounds lookRound(Peer self) {
    var early = new EarlyRounds(scout(self), locator.pace(), RANDOM);
    if (port.isBound()) {
      early.begin();
    }
    return early;
  }

  private Scout scout(Peer self) {
    return new Scout(client, locator, Endpoint.listenerOf(self), ForkJoinPool.commonPool());
  }

  Node.Tools tools(
      Peer self,
      Cluster cluster,
      EarlyRounds early,
      Supplier<CompletionStage<Void>> finishWork,
      Consumer<String> replaceIncarnation) {
    var remembered = remembered();
    return new Node.Tools(
        new LocatorTools(
            self,
            new Formation(Endpoint.listenerOf(self), remembered, locator.formation(), promises),
            view.standing(),
            view.survey(),
            scout(self),
            early,
            new Neighbours(
                () -> known(self, remembered), view.rows()::state, table::everybodyIsKnown),
            port::isBound,
            events,
            finishWork,
            replaceIncarnation,
            clock,
            RANDOM,
            locator),
        new MembershipTools(
            self,
            table,
            new Followers(),
            view.rows(),
            view.standing(),
            client,
            events,
            replaceIncarnation,
            clock,
            membership),
        new ListenerTools(
            self,
            port,
            client,
            view.standing(),
            view.rows(),
            table,
            new PekkoMembers(cluster)::joinsAt,
            settings.joinToken().isSet(),
            events),
        broker.tools(self, view::unfit, view.rows(), RANDOM),
        reports -> broker.services(self, reports),
        broker::nextGuest);
  }

  /** Who was a member or is remembered: where another cluster of the name would be found first. */
  private List<Peer> known(Peer self, Memory remembered) {
    var offline =
        view.rows().state().stream().filter(row -> !row.member()).map(NodeRow::peer).toList();
    return Stream.concat(offline.stream(), remembered.members().stream())
        .filter(peer -> !peer.sameNode(self))
        .distinct()
        .toList();
  }

  /** A memory that cannot be read is put aside, and the node goes on as a new one; it says so. */
  private Memory remembered() {
    try {
      return memory.read();
    } catch (IOException unreadable) {
      try {
        var aside = memory.setAside();
        events.append("memory", "unreadable", "the formation memory was put aside as " + aside);
      } catch (IOException e) {
        LoggerFactory.getLogger(Wiring.class).warn("The formation memory cannot be moved", e);
      }
      LoggerFactory.getLogger(Wiring.class).warn("The formation memory cannot be read", unreadable);
      return Memory.NONE;
    }
  }
}
