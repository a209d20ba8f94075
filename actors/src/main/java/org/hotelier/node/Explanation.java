package org.hotelier.node;

import static java.util.stream.Collectors.joining;

import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.hotelier.membership.NodeRow;
import org.hotelier.membership.NodeStatus;
import org.hotelier.network.Door;
import org.hotelier.node.NodeView.Mode;
import org.hotelier.protocol.seekchat.Phase;

/**
 * Why a node is in its present state, rule by rule: first what every node needs, then what keeps
 * this one out of a cluster or from serving, then what it found when it last looked round.
 */
final class Explanation {

  private Explanation() {}

  /** The state in one sentence. */
  static String summary(NodeView view) {
    return view.unready()
        .map(why -> "%s is not ready: %s".formatted(view.self().get(), why))
        .orElseGet(
            () ->
                "%s is ready, %s in cluster %s"
                    .formatted(
                        view.self().get(),
                        view.mode().word(),
                        view.standing().state().clusterId()));
  }

  static Stream<Ruling> of(NodeView view) {
    var standing = view.standing().state();
    return Stream.of(
            Stream.of(listenerPort(view), cluster(view)),
            standing.settled() ? Stream.of(majority(view)) : Stream.<Ruling>empty(),
            suspects(view).map(row -> pair(row, view)),
            view.unfit().isEmpty() && !view.draining().getAsBoolean()
                ? view.doors().stream().map(Explanation::door)
                : Stream.<Ruling>empty(),
            standing.obstacles().stream().map(Ruling::of),
            lookRound(view))
        .flatMap(rulings -> rulings);
  }

  private static Ruling listenerPort(NodeView view) {
    var self = view.self().get();
    return view.listenerBound().getAsBoolean()
        ? new Ruling("listener port", true, "bound to " + self.endpoint(), "", "")
        : new Ruling(
            "listener port",
            false,
            "cannot be bound, " + view.listenerTrouble().get(),
            self.endpoint(),
            "'ss -ltnp sport = :%d' names the process that holds it: end it, or set another hotelier.host or hotelier.listener.port"
                .formatted(self.listenerPort()));
  }

  private static Ruling door(Door door) {
    var rule = door.word() + " port";
    return door.trouble()
        .map(
            trouble ->
                new Ruling(
                    rule,
                    false,
                    trouble,
                    "",
                    "end the process that holds it ('ss -ltnp' names it), or set another hotelier.%s.port"
                        .formatted(door.word())))
        .orElseGet(() -> new Ruling(rule, true, "open at " + door.bound().orElseThrow(), "", ""));
  }

  private static Ruling cluster(NodeView view) {
    var standing = view.standing().state();
    var value = standing.clusterId().isEmpty() ? "in none" : standing.clusterId();
    return new Ruling(
        "cluster",
        standing.settled(),
        value,
        "",
        standing.settled() ? "" : "see the rules that follow");
  }

  private static Ruling majority(NodeView view) {
    var majority = view.majority().get();
    return new Ruling(
        "majority",
        majority.holds(),
        "%d of %d members are reached".formatted(majority.present(), majority.members()),
        suspects(view).map(row -> row.peer().toString()).collect(joining(", ")),
        majority.holds()
            ? ""
            : "mend the network between them; this part of the cluster serves nobody until then");
  }

  private static Stream<NodeRow> suspects(NodeView view) {
    return view.rows().state().stream().filter(row -> row.status() == NodeStatus.SUSPECT);
  }

  /** Two members of one cluster that cannot talk; seekers are let in by neither. */
  private static Ruling pair(NodeRow suspect, NodeView view) {
    return new Ruling(
        "pair",
        false,
        "%s has heard nothing from %s since %s"
            .formatted(
                view.self().get(), suspect.peer(), suspect.since().truncatedTo(ChronoUnit.MILLIS)),
        suspect.peer().toString(),
        "if its process hangs, end it; else mend the network between the two: listener and cluster port, both ways");
  }

  /** Who is with others need not care who else there is, but for those it keeps out. */
  private static Stream<Ruling> lookRound(NodeView view) {
    var phase = view.standing().state().phase();
    if (phase != Phase.SEEKING && phase != Phase.SETTLED) {
      return Stream.empty();
    }
    var outlook = new Outlook(view.survey().state(), view.mode());
    return view.mode() == Mode.CLUSTERED
        ? outlook.unproven()
        : Stream.of(outlook.candidates(), outlook.strangers(), outlook.unproven())
            .flatMap(rulings -> rulings);
  }
}
