package org.hotelier.simulation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotelier.formation.Merging;
import org.hotelier.formation.Merging.Rival;
import org.hotelier.locator.Neighbours;
import org.hotelier.locator.Rivals;
import org.hotelier.membership.NodeRow;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.ClusterView;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage.Check;
import org.hotelier.protocol.seekchat.SeekMessage.Grant;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.hotelier.protocol.seekchat.SeekMessage.Yield;
import org.hotelier.seekchat.Finding;

/**
 * The settled part of a locator: watches for other clusters of the name, and yields or lets others
 * come over as production's merging decides.
 */
final class Watcher {

  private final Incarnation own;
  private final Rivals rivals = new Rivals();
  private boolean asking;
  private boolean askedLately;

  Watcher(Incarnation own) {
    this.own = own;
  }

  void begin() {
    watchPeers();
    own.later(own.world().dice().between(0, watchAllMillis()), this::watchAll);
  }

  private static int watchAllMillis() {
    return (int) Settings.LOCATOR.watchAll().toMillis();
  }

  private void watchPeers() {
    own.later(
        Settings.LOCATOR.watchPeers().toMillis(),
        () -> {
          if (watches()) {
            askedLately = false;
            remembered().forEach(peer -> look(Endpoint.listenerOf(peer)));
            rivals.endpoints().forEach(this::look);
            watchPeers();
          }
        });
  }

  private void watchAll() {
    if (watches()) {
      new Round(
              own,
              findings -> {
                own.later(watchAllMillis(), this::watchAll);
                watched(findings);
              })
          .askAll(new Check(cluster()));
    }
  }

  private boolean watches() {
    return own.standing().settled();
  }

  private void look(Endpoint at) {
    own.chat().ask(at, new Check(cluster()), finding -> watched(List.of(finding)));
  }

  /** Somebody of another cluster has looked at this node. */
  void met(Peer asker, ClusterView cluster) {
    boolean other = !cluster.id().equals(own.standing().clusterId());
    if (other && !askedLately && winner(List.of(new Rival(asker, cluster))).isPresent()) {
      askedLately = true;
      look(Endpoint.listenerOf(asker));
    }
  }

  private void watched(List<Finding> findings) {
    if (!watches()) {
      return;
    }
    findings.forEach(this::take);
    if (!asking) {
      winner(rivals.all()).ifPresent(this::meetWinner);
    }
  }

  private void take(Finding finding) {
    rivals.seen(
        finding.candidate(),
        finding instanceof Finding.Answered answered
            ? Merging.rival(cluster(), own.self(), answered, neighbours()::mayBeMember)
            : Optional.empty());
  }

  private Optional<Rival> winner(List<Rival> met) {
    return rules().winner(merging(), cluster(), met, own.now());
  }

  private void meetWinner(Rival winner) {
    if (!neighbours().missSomebody() && !rules().stays(merging(), own.now())) {
      asking = true;
      var asked = cluster();
      own.chat()
          .ask(
              Endpoint.listenerOf(winner.member()),
              new Yield(asked),
              finding -> yieldAnswered(asked, winner, finding));
    }
  }

  private void yieldAnswered(ClusterView asked, Rival winner, Finding finding) {
    asking = false;
    boolean granted =
        finding instanceof Finding.Answered answered && answered.reply() instanceof Grant;
    if (granted && watches()) {
      own.world().onlooker().yields(own.process(), asked, winner.cluster());
      yieldTo(winner.cluster());
    }
  }

  private void yieldTo(ClusterView winner) {
    var yielding = cluster();
    if (!winner.id().equals(yielding.id())) {
      rules().leave(merging(), yielding.id(), own.now());
    }
    own.process().stand(own.standing().leaving(own.now()));
    own.process().replaceIncarnation("cluster %s yields to %s".formatted(yielding, winner));
  }

  /** A member of another cluster, which was called back, asks to come over. */
  Reply yieldAsked(Peer asker, ClusterView from) {
    var standing = own.standing();
    if (!standing.settled()) {
      return new Wait(standing.phase(), standing.clusterId(), "it is not settled");
    }
    var against = against(asker, from);
    own.world()
        .note(
            own.process(), "is asked to take %s of %s: %s", asker, from, against.orElse("grants"));
    return against
        .<Reply>map(why -> new Wait(Phase.SETTLED, standing.clusterId(), why))
        .orElseGet(Grant::new);
  }

  private Optional<String> against(Peer asker, ClusterView from) {
    if (asking) {
      return Optional.of("it is about to yield itself");
    } else if (neighbours().isMember(asker)) {
      return Optional.of("the asker is a member here");
    }
    return rules().yieldAsked(merging(), cluster(), from, own.now());
  }

  private ClusterView cluster() {
    return neighbours().cluster(own.standing().clusterId(), own.self());
  }

  private Neighbours neighbours() {
    return new Neighbours(
        this::remembered, own.process()::rows, own.process().table()::everybodyIsKnown);
  }

  private List<Peer> remembered() {
    var offline = own.process().rows().stream().filter(row -> !row.member()).map(NodeRow::peer);
    return Stream.concat(offline, own.formation().memory().members().stream())
        .filter(peer -> !peer.sameNode(own.self()))
        .distinct()
        .toList();
  }

  private Merging merging() {
    return own.formation().merging();
  }

  private Rules rules() {
    return own.world().rules();
  }
}
