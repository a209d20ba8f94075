package org.hotelier.locator;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.ClusterEvent.MemberDowned;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.SelfUp;
import org.apache.pekko.cluster.typed.Subscribe;
import org.hotelier.formation.ClaimRound;
import org.hotelier.formation.Merging.Rival;
import org.hotelier.protocol.seekchat.ClusterView;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;
import org.hotelier.seekchat.Finding;

/**
 * Brings the node into a cluster: {@link Seeking}, then {@link Entering} one that it founds or
 * joins, then {@link Settled}. It goes round the candidates, hands what it finds to the rules of
 * formation, and does what they decide. Its standing is published before anything else is done, so
 * that the listener never says less than is decided.
 */
public final class Locator {

  /** What a locator can be told. */
  public sealed interface Command {}

  /** An authentic seek has reached the listener. */
  public record SoughtBy(Peer seeker) implements Command {}

  /** A seek that nothing proves yet: worth asking back. */
  public record HintedAt(Peer seeker) implements Command {}

  /** A peer that was called back wants to found. */
  public record Claimed(Peer claimant, CompletableFuture<Reply> answer) implements Command {}

  /** A node that looks at this one has said that it is in this cluster; nothing proves it. */
  public record Met(Peer asker, ClusterView cluster) implements Command {}

  /** A member of another cluster, which was called back, asks to come over. */
  public record YieldAsked(Peer asker, ClusterView from, CompletableFuture<Reply> answer)
      implements Command {}

  /**
   * An operator's word that the remembered members do not matter; answered with whether the node
   * was still seeking.
   */
  public record Found(CompletableFuture<Boolean> answer) implements Command {}

  /** The node is about to leave: say so to seekers, and do nothing more. Answered when said. */
  public record Leave(CompletableFuture<Boolean> answer) implements Command {}

  /** Fails, so that supervision can be tried. */
  public record Crash() implements Command {}

  record NextRound() implements Command {}

  record RoundEnded(List<Finding> findings) implements Command {}

  record Looked(Peer member, boolean bothRefused) implements Command {}

  record ClaimAnswered(ClaimRound claim, Finding finding) implements Command {}

  record ClaimOver(ClaimRound claim) implements Command {}

  record Up() implements Command {}

  record Downed() implements Command {}

  record Other() implements Command {}

  record TooLong() implements Command {}

  record WatchPeers() implements Command {}

  record WatchAll() implements Command {}

  record Watched(List<Finding> findings) implements Command {}

  record WatchedAll(List<Finding> findings) implements Command {}

  record YieldAnswered(Rival rival, Finding finding) implements Command {}

  private Locator() {}

  /** Begins where the standing says; after a crash that is where the locator was. */
  public static Behavior<Command> create(LocatorTools tools) {
    return Behaviors.setup(
        context -> {
          var cluster = Cluster.get(context.getSystem());
          var self = cluster.selfMember().uniqueAddress();
          var up = context.messageAdapter(SelfUp.class, event -> new Up());
          var downed =
              context.messageAdapter(
                  MemberDowned.class,
                  event ->
                      event.member().uniqueAddress().equals(self) ? new Downed() : new Other());
          cluster.subscriptions().tell(Subscribe.create(up, SelfUp.class));
          cluster.subscriptions().tell(Subscribe.create(downed, MemberDowned.class));
          return switch (tools.standing().state().phase()) {
            case STARTING, SEEKING -> Seeking.create(tools);
            case FOUNDING, JOINING -> Entering.create(tools);
            case SETTLED -> Settled.create(tools);
            case LEAVING -> Leaving.create(tools);
          };
        });
  }
}
