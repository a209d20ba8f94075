package org.hotelier.formation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hotelier.protocol.seekchat.ClusterView;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.SeekMessage.Nodes;
import org.hotelier.protocol.seekchat.SeekMessage.Standalone;
import org.hotelier.seekchat.Finding.Answered;

/**
 * How two clusters of one name become one: the smaller yields, node by node, each with the grant of
 * a member of the larger. Who has granted stays where it is for a while, and who has come over does
 * not go back, so that no two change places and nobody goes round in circles.
 *
 * <p>What was promised here outlives the incarnation that promised it.
 */
public final class Merging {

  /** Of two clusters the one with more nodes wins; of equals the one with the lower id. */
  static final Comparator<ClusterView> WINNER_FIRST =
      Comparator.comparingInt(ClusterView::size)
          .reversed()
          .thenComparing(ClusterView::id)
          .thenComparing(ClusterView::lowest);

  /** Another cluster, and the member that was met of it. */
  public record Rival(Peer member, ClusterView cluster) {}

  private final Duration stay;
  private Instant staysUntil = Instant.MIN;
  private String left = "";
  private Instant leftUntil = Instant.MIN;

  /**
   * Nothing is promised yet.
   *
   * @param stay how long a node stays where it is once it has granted or come over
   */
  public Merging(Duration stay) {
    this.stay = stay;
  }

  /**
   * The other cluster that an answer tells of, if it tells of one. What has the own cluster's id is
   * the other half of it if neither side counts the other as a member.
   *
   * @param member whether an incarnation is a member here
   */
  public static Optional<Rival> rival(
      ClusterView own, Peer self, Answered answered, Predicate<Peer> member) {
    return view(answered)
        .filter(
            view ->
                !view.id().equals(own.id())
                    || !(member.test(answered.peer()) || counts(answered, self)))
        .map(view -> new Rival(answered.peer(), view));
  }

  private static boolean counts(Answered answered, Peer self) {
    return answered.reply() instanceof Nodes nodes && nodes.names().contains(self.name());
  }

  private static Optional<ClusterView> view(Answered answered) {
    if (answered.reply() instanceof Nodes nodes) {
      return Optional.of(ClusterView.of(nodes.clusterId(), nodes.names()));
    } else if (answered.reply() instanceof Standalone alone) {
      return Optional.of(new ClusterView(alone.clusterId(), 1, answered.peer().name()));
    }
    return Optional.empty();
  }

  /**
   * The winner of all that were met, if this node's cluster is to yield to it. Where the node has
   * just come from does not count.
   */
  public Optional<Rival> winner(ClusterView own, List<Rival> met, Instant now) {
    var left = leftCluster(now);
    return met.stream()
        .filter(rival -> wins(rival.cluster(), own))
        .filter(rival -> left.filter(rival.cluster().id()::equals).isEmpty())
        .min(Comparator.comparing(Rival::cluster, WINNER_FIRST));
  }

  /** Whether this node has promised not to yield just now. */
  public boolean stays(Instant now) {
    return now.isBefore(staysUntil);
  }

  /**
   * A member of another cluster asks whether it may come over: it may if its cluster is the one to
   * yield. From then on this node stays.
   *
   * @return what stands against it, or empty: granted
   */
  public Optional<String> asked(ClusterView own, ClusterView theirs, Instant now) {
    if (!wins(own, theirs)) {
      return Optional.of("cluster %s does not win over %s".formatted(own, theirs));
    }
    staysUntil = now.plus(stay);
    return Optional.empty();
  }

  /** This node leaves its cluster for another, and will not be back soon. */
  public void leave(String clusterId, Instant now) {
    left = clusterId;
    leftUntil = now.plus(stay);
  }

  /** The cluster that this node has left and does not enter again, if there is one. */
  public Optional<String> leftCluster(Instant now) {
    return now.isBefore(leftUntil) ? Optional.of(left) : Optional.empty();
  }

  private static boolean wins(ClusterView one, ClusterView other) {
    return WINNER_FIRST.compare(one, other) < 0;
  }

  /** That the second of two clusters yields to the first, and why. */
  public static String verdict(ClusterView winner, ClusterView loser) {
    var why =
        winner.size() != loser.size()
            ? "it has more nodes"
            : winner.id().equals(loser.id())
                ? "it is the half with the first name, " + winner.lowest()
                : "of equals the lower id wins";
    return "cluster %s yields to %s: %s".formatted(loser, winner, why);
  }
}
