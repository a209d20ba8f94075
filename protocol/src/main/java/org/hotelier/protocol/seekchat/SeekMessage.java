package org.hotelier.protocol.seekchat;

import com.google.protobuf.ByteString;
import java.util.List;

/**
 * One side of a SeekChat exchange: who speaks, for which cluster, and what is said.
 *
 * @param version the protocol version, {@link #VERSION} here
 * @param clusterName the configured name of the sender's cluster
 * @param nonce the requester's challenge, empty in a reply
 */
public record SeekMessage(
    int version, String clusterName, Peer sender, ByteString nonce, Payload payload) {

  public static final int VERSION = 1;

  /** What is said. The nested interfaces are the three types of the SeekChat. */
  public sealed interface Payload {}

  /** From a locator that wants into a cluster, or into a larger one. */
  public sealed interface Seeking extends Payload {}

  /** From whoever only looks, calls back or keeps a link. */
  public sealed interface Watching extends Payload {}

  /** From a listener. */
  public sealed interface Reply extends Payload {}

  public record Join() implements Seeking {}

  public record Claim() implements Seeking {}

  /** May a member of this smaller cluster come over? */
  public record Yield(ClusterView from) implements Seeking {}

  /** Asks how a node is, and says how the asker's own cluster is. */
  public record Check(ClusterView from) implements Watching {}

  public record CallBack() implements Watching {}

  public record Link(String clusterId, long beat) implements Watching {}

  public record Self() implements Reply {}

  /** Ask again: {@code clusterId} is empty while the sender belongs to no cluster. */
  public record Wait(Phase phase, String clusterId, String reason) implements Reply {}

  public record Founding(String clusterId) implements Reply {}

  public record Standalone(String clusterId) implements Reply {}

  public record Nodes(String clusterId, List<String> names) implements Reply {
    public Nodes {
      names = List.copyOf(names);
    }
  }

  public record Joined(String clusterId, String clusterAddress, int size) implements Reply {}

  /** What keeps a seeker out. */
  public enum Hindrance {
    OTHER,
    /** Whoever was asked cannot call it back. */
    CALL_BACK,
    /** Another member cannot call it back. */
    PAIR,
    /** A member has its name. */
    NAME
  }

  /**
   * The seeker may not join.
   *
   * @param peer the member or members concerned, as {@code name (address)}; empty: the sender
   */
  public record JoinFailed(String clusterId, String reason, Hindrance hindrance, String peer)
      implements Reply {}

  public record Grant() implements Reply {}

  public record Proven() implements Reply {}

  public record Linked(long beat) implements Reply {}

  public record Gone(String clusterId) implements Reply {}

  public record ErrorReply(String reason) implements Reply {}
}
