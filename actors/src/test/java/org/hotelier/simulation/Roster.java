package org.hotelier.simulation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hotelier.membership.Losses;
import org.hotelier.membership.NodeRow;
import org.hotelier.membership.NodeTable;
import org.hotelier.membership.NodeUpdate;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.simulation.Gossip.Member;
import org.hotelier.simulation.Gossip.Status;

/**
 * The membership of one incarnation: tells production's table of nodes what the cluster and the
 * links say, introduces itself to members, and downs whose death is proved.
 */
final class Roster {

  private final Incarnation own;
  private final Losses losses;
  private final Map<UniqueAddress, String> said = new TreeMap<>();
  private final Set<UniqueAddress> known = new HashSet<>();
  private final Map<UniqueAddress, BeatLink> links = new TreeMap<>();

  Roster(Incarnation own) {
    this.own = own;
    this.losses = new Losses(own.process().table(), Settings.MEMBERSHIP.loss());
  }

  private NodeTable table() {
    return own.process().table();
  }

  void begin() {
    table().self(own.address().key(), own.self());
    known.add(own.address());
    own.later(own.world().dice().between(1, beatMillis()), this::beat);
  }

  private void beat() {
    for (var link : List.copyOf(links.values())) {
      link.beat();
    }
    lookAfterLosses();
    lookWhetherThisIsElsewhere();
    if (!known.containsAll(own.cluster().gossip().members().keySet())) {
      introduceToStrangers();
    }
    own.later(beatMillis(), this::beat);
  }

  private void lookAfterLosses() {
    if (!table().hasLost()) {
      return;
    }
    if (Settings.MEMBERSHIP.trustRefusal()) {
      table()
          .lost()
          .forEach(
              (key, peer) ->
                  own.chat()
                      .refusesBoth(
                          peer,
                          refuses -> {
                            if (losses.looked(key, peer, refuses)) {
                              own.process().publishRows();
                            }
                          }));
    }
    if (losses.accept(own.now())) {
      own.process().publishRows();
    }
    boolean undecided = !own.cluster().gossip().unreachable().isEmpty();
    losses.stepDown(undecided, own.now()).ifPresent(own.process()::replaceIncarnation);
  }

  private void introduceToStrangers() {
    for (var member : own.cluster().gossip().members().keySet()) {
      if (!known.contains(member) && own.cluster().gossip().has(member)) {
        introduceTo(member.host(), false);
      }
    }
  }

  private static int beatMillis() {
    return (int) Settings.MEMBERSHIP.beat().toMillis();
  }

  /** The cluster says that a member has come up, leaves, or is gone. */
  void changed(UniqueAddress address, Member member, Status before) {
    var key = address.key();
    boolean self = address.equals(own.address());
    switch (member.status()) {
      case UP -> {
        announce(table().up(key, member.upNumber(), own.now()));
        open(address);
        if (self) {
          own.process().publishRows();
        }
      }
      case LEAVING -> close(address);
      case EXITING -> {
        close(address);
        table().exiting(key);
      }
      case DOWN, REMOVED -> {
        if (!self) {
          if (before == Status.EXITING) {
            table().exiting(key);
          }
          announce(table().gone(key, "is gone", own.now()));
          close(address);
        }
      }
      case JOINING -> {
        // has no row yet
      }
    }
    if (!self && !known.contains(address)) {
      introduceTo(address.host(), false);
    }
  }

  void reachable(UniqueAddress address, boolean reachable) {
    announce(table().reachable(address.key(), reachable, own.now()));
  }

  void linked(UniqueAddress address, boolean linked) {
    announce(table().linked(address.key(), linked, "its link", own.now()));
  }

  private void introduced(UniqueAddress address, Peer peer, String clusterId, boolean answer) {
    announce(table().introduced(address.key(), peer, own.now()));
    if (table().peer(address.key()).isPresent()) {
      known.add(address);
    }
    if (!answer) {
      introduceTo(address.host(), true);
    }
    open(address);
    if (!clusterId.isEmpty()) {
      said.put(address, clusterId);
    }
  }

  private void lookWhetherThisIsElsewhere() {
    said.forEach(
        (member, clusterId) -> {
          boolean older = table().isOlder(member.key());
          if (own.cluster().gossip().has(member)
              && own.world().rules().isElsewhere(own.standing(), clusterId, older)) {
            own.process().replaceIncarnation("it has joined the cluster of " + member.host());
          }
        });
  }

  private void introduceTo(String host, boolean answer) {
    var clusterId = own.standing().settled() ? own.standing().clusterId() : "";
    new Artery(own.world(), own)
        .tell(host, it -> it.roster().introduced(own.address(), own.self(), clusterId, answer));
  }

  private void open(UniqueAddress address) {
    var key = address.key();
    boolean listed = own.process().rows().stream().anyMatch(row -> row.key().equals(key));
    if (listed && !links.containsKey(address) && !table().isGone(key)) {
      table()
          .peer(key)
          .filter(peer -> !peer.equals(own.self()))
          .ifPresent(peer -> links.put(address, new BeatLink(own, address, peer)));
    }
  }

  private void close(UniqueAddress address) {
    var link = links.remove(address);
    if (link != null) {
      link.close();
    }
  }

  /** A member's death is proved. */
  void died(UniqueAddress member) {
    down(member, "its host refuses both its ports");
  }

  /** A member's node has authentically come back as another incarnation. */
  void superseded(Peer incarnation) {
    table().superseded(incarnation);
    own.process().publishRows();
    own.process().rows().stream()
        .filter(NodeRow::member)
        .filter(row -> row.peer().sameNode(incarnation))
        .filter(row -> row.peer().run() < incarnation.run())
        .forEach(
            row ->
                down(
                    new UniqueAddress(row.peer().host(), row.key().uid()),
                    "it came back as another incarnation"));
  }

  /** Who is not in the cluster yet has no say in who is. */
  private void down(UniqueAddress member, String why) {
    if (own.world().rules().mayDown(own.standing())) {
      table().over(member.key());
      own.cluster().down(member.host(), why);
    }
  }

  private void announce(Optional<NodeUpdate> change) {
    if (change.isPresent()) {
      own.world()
          .note(own.process(), "sees %s %s", change.get().node().name(), change.get().status());
      own.process().publishRows();
    }
  }
}
