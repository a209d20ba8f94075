package org.hotelier.broker.mdp;

import java.util.List;
import org.hotelier.zmtp.ZmtpPeer;
import org.jspecify.annotations.Nullable;

/**
 * One connection of the broker's port. What its peer is, requester, worker or both, is said by what
 * it sends; once its conversation has ended, nothing more is sent to it.
 */
final class Connection {
  private final ZmtpPeer peer;
  private boolean letIn;
  private boolean ended;
  private boolean closed;
  private long endedAt;
  private @Nullable WorkerSession worker;
  private @Nullable RequesterConnection requester;

  Connection(ZmtpPeer peer, boolean letIn) {
    this.peer = peer;
    this.letIn = letIn;
  }

  ZmtpPeer peer() {
    return peer;
  }

  /** Whether it has proved what the broker's token asks for. */
  boolean letIn() {
    return letIn;
  }

  void letInNow() {
    letIn = true;
  }

  @Nullable WorkerSession worker() {
    return worker;
  }

  void worker(WorkerSession session) {
    worker = session;
  }

  @Nullable RequesterConnection requester() {
    return requester;
  }

  void requester(RequesterConnection asking) {
    requester = asking;
  }

  /** Whether one side has said DISCONNECT. */
  boolean ended() {
    return ended;
  }

  void end(long now) {
    ended = true;
    endedAt = now;
  }

  /** When that was; of use only once it has. */
  long endedAt() {
    return endedAt;
  }

  boolean closed() {
    return closed;
  }

  /** The port has closed it. */
  void close() {
    ended = true;
    closed = true;
  }

  /** Whether the message was taken; not after the end, and not if the peer does not read. */
  boolean send(List<byte[]> frames) {
    return !ended && peer.send(frames);
  }
}
