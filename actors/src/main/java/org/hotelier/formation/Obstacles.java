package org.hotelier.formation;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.SeekMessage.JoinFailed;
import org.hotelier.seekchat.Finding;

/**
 * The words for what others say, do or leave undone that keeps a node seeking. The rules' names are
 * stable: docs/run-a-cluster.md lists them with what to do, and scripts may look for them.
 */
public final class Obstacles {

  /** Further ones are counted but not named: in a wide network there may be thousands. */
  private static final int MOST_NAMED = 8;

  private Obstacles() {}

  /** A member does not let this node in, or cannot call it back. */
  public static Obstacle refused(Peer sender, JoinFailed failed) {
    var peer = failed.peer().isEmpty() ? sender.toString() : failed.peer();
    return switch (failed.hindrance()) {
      case CALL_BACK ->
          new Obstacle(
              "call-back",
              failed.reason(),
              peer,
              "let it connect to this node's listener port, in every firewall between them; and check that hotelier.host is the address under which this node is reached");
      case PAIR ->
          new Obstacle(
              "pair",
              failed.reason(),
              peer,
              "let it connect to this node's listener port: others can, that one link is missing");
      case NAME ->
          new Obstacle("name", failed.reason(), peer, "set another hotelier.name on one of them");
      case OTHER ->
          new Obstacle(
              "admission",
              failed.reason(),
              peer,
              "mend what the reason says; the node goes on asking by itself");
    };
  }

  /** At least one node of the same cluster name has not proved itself. */
  public static Obstacle unproven(List<Finding.Unproven> failed) {
    return new Obstacle(
        "join token",
        "%d could not prove to know ours: %s"
            .formatted(
                failed.size(),
                failed.stream().map(Finding.Unproven::reason).distinct().collect(joining("; "))),
        failed.stream().limit(MOST_NAMED).map(one -> one.peer().toString()).collect(joining(", ")),
        "set the same hotelier.join-token on all nodes that belong together");
  }

  static Obstacle starting(Sighting seen) {
    return new Obstacle(
        "starting",
        "its process is there, its actor system not yet: " + seen.reason(),
        seen.peer().toString(),
        "wait some seconds; if it stays so, ask 'hotelier doctor' on that node");
  }

  /**
   * Somebody lower is seen, and claims from the others.
   *
   * @param others how many others are seen
   */
  static Obstacle lower(Sighting lowest, int others) {
    return new Obstacle(
        "claim",
        "it is the lowest of %d seen, this node included, and claims first; it says: %s"
            .formatted(others + 1, lowest.reason()),
        lowest.peer().toString(),
        "wait some seconds; if it stays so, ask 'hotelier doctor' on that node");
  }

  static Obstacle quiet(int rounds, int roundsToFound) {
    return new Obstacle(
        "quiet rounds",
        "nobody was seen in %d of %d rounds".formatted(rounds, roundsToFound),
        "",
        "wait: the node founds alone after the last one");
  }

  /** One of those this node claims from does not grant. */
  public static Obstacle notGranted(ClaimRound claim, String peer, String why) {
    int granted = claim.asked() - claim.waitingFor().size();
    return new Obstacle(
        "claim",
        "%d of %d have let this node found; not granted: %s".formatted(granted, claim.asked(), why),
        peer,
        "the node claims again by itself; if it stays so, ask 'hotelier doctor' on that node");
  }

  /** Nobody refuses, but not all have answered while the claim could be won. */
  public static Obstacle unanswered(ClaimRound claim) {
    return notGranted(claim, inOrder(claim.waitingFor()), "no answer in time");
  }

  private static String inOrder(Collection<Endpoint> endpoints) {
    return endpoints.stream().sorted().map(Endpoint::toString).collect(joining(", "));
  }
}
