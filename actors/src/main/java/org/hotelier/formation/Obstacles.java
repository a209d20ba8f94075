package org.hotelier.formation;

import java.util.Collection;
import java.util.stream.Collectors;
import org.hotelier.memory.MemoryRule;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.SeekMessage.ErrorReply;
import org.hotelier.protocol.seekchat.SeekMessage.Founding;
import org.hotelier.protocol.seekchat.SeekMessage.JoinFailed;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.hotelier.seekchat.Finding;

/**
 * The words for everything that keeps a seeker seeking. Rule words are stable:
 * docs/run-a-cluster.md lists them with what to do, and scripts may look for them.
 */
public final class Obstacles {

  private Obstacles() {}

  /** A member does not let this node in. */
  static Obstacle refused(Sighting seen) {
    var failed = (JoinFailed) seen.says();
    var peer = failed.peer().isEmpty() ? seen.peer().toString() : failed.peer();
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
              "let it connect to this node's listener port: that one link is missing, others work");
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

  static Obstacle clusterExists(Sighting seen) {
    return new Obstacle(
        "cluster",
        "cluster %s exists and takes nobody in just now: %s"
            .formatted(seen.clusterId(), said(seen.says())),
        seen.peer().toString(),
        "wait: it answers as soon as its members reach one another");
  }

  static Obstacle unproven(Finding.Unproven failed) {
    return new Obstacle(
        "join token",
        "it could not prove that it knows ours: " + failed.reason(),
        failed.peer().toString(),
        "set the same hotelier.join-token on both nodes");
  }

  static Obstacle starting(Sighting seen) {
    return new Obstacle(
        "starting",
        "its process is there, its actor system not yet: " + said(seen.says()),
        seen.peer().toString(),
        "wait some seconds; if it stays so, ask 'hotelier doctor' on that node");
  }

  static Obstacle membersMissing(MemoryRule.Verdict verdict) {
    return new Obstacle(
        "memory",
        "%d of %d remembered members are seen or proved dead; more than half are needed"
            .formatted(verdict.accounted(), verdict.members()),
        verdict.missing().stream().map(Peer::toString).collect(Collectors.joining(", ")),
        "start the missing nodes, or run 'hotelier found' if they are gone for good");
  }

  static Obstacle granted(Peer holder) {
    return new Obstacle(
        "grant", "it was granted to found", holder.toString(), "wait: it lapses soon");
  }

  /**
   * Somebody lower is seen.
   *
   * @param seen how many others are
   */
  static Obstacle lower(Sighting lowest, int seen) {
    return new Obstacle(
        "claim",
        "it is the lowest of %d seen, this node included, and claims first; it says: %s"
            .formatted(seen + 1, said(lowest.says())),
        lowest.peer().toString(),
        "wait some seconds; if it stays so, ask 'hotelier doctor' on that node");
  }

  static Obstacle lowerThanClaimant(Sighting other) {
    return new Obstacle("claim", "it is lower", other.peer().toString(), "wait: it claims next");
  }

  static Obstacle lowerSelf(Endpoint self) {
    return new Obstacle("claim", "this node is lower", self.toString(), "wait for its claim");
  }

  static Obstacle quiet(int rounds, int roundsToFound) {
    return new Obstacle(
        "quiet rounds",
        "nobody was seen in %d of %d rounds".formatted(rounds, roundsToFound),
        "",
        "wait: the node founds alone after the last one");
  }

  /**
   * Somebody does not grant.
   *
   * @param granted how many have granted so far
   * @param asked of how many
   */
  public static Obstacle notGranted(Finding finding, int granted, int asked) {
    if (finding instanceof Finding.Unproven unproven) {
      return unproven(unproven);
    }
    if (finding instanceof Finding.Answered answered) {
      return answered.reply() instanceof JoinFailed
          ? refused(new Sighting(answered.peer(), answered.reply(), 0))
          : notGranted(said(answered.reply()), answered.peer().toString(), granted, asked);
    }
    var why = finding instanceof Finding.Silent silent ? silent.reason() : "connection refused";
    return notGranted(why, finding.candidate().toString(), granted, asked);
  }

  /** Nobody refuses, but these have not answered while the claim could be won. */
  public static Obstacle unanswered(Collection<Endpoint> open, int asked) {
    return notGranted(
        "no answer in time",
        open.stream().sorted().map(Endpoint::toString).collect(Collectors.joining(", ")),
        asked - open.size(),
        asked);
  }

  private static Obstacle notGranted(String why, String peer, int granted, int asked) {
    return new Obstacle(
        "claim",
        "%d of %d have let this node found; not granted: %s".formatted(granted, asked, why),
        peer,
        "the node claims again by itself; if it stays so, ask 'hotelier doctor' on that node");
  }

  /** The reason that a reply gives for not being what was asked for. */
  private static String said(Reply reply) {
    if (reply instanceof Wait wait) {
      return wait.reason();
    } else if (reply instanceof JoinFailed failed) {
      return failed.reason();
    } else if (reply instanceof ErrorReply error) {
      return error.reason();
    } else if (reply instanceof Founding) {
      return "it is founding it";
    }
    return "it is in a cluster";
  }
}
