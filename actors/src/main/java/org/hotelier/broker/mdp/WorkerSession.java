package org.hotelier.broker.mdp;

import java.nio.ByteBuffer;
import java.util.List;
import org.hotelier.broker.GuestId;
import org.hotelier.broker.GuestLine;
import org.hotelier.protocol.mdp.MdpVersion;
import org.hotelier.protocol.mdp.WorkerMessage.Request;

/**
 * A worker from its READY to its end. The address in what it is sent is the tag that the exchange
 * gave, so that an answer names the attempt it belongs to, and a made-up one names none.
 */
final class WorkerSession implements GuestLine {
  private static final int TAG_BYTES = Long.BYTES;

  /** The exchange never gives it, and so counts an answer to it as one that nobody waits for. */
  private static final long NO_TAG = -1;

  private final GuestId id;
  private final MdpVersion version;
  private final String service;
  private final Connection connection;
  private final Workers workers;
  private long lastBeat;
  private long lastSent;

  WorkerSession(
      GuestId id,
      MdpVersion version,
      String service,
      Connection connection,
      Workers workers,
      long now) {
    this.id = id;
    this.version = version;
    this.service = service;
    this.connection = connection;
    this.workers = workers;
    lastBeat = now;
    lastSent = now;
  }

  GuestId id() {
    return id;
  }

  MdpVersion version() {
    return version;
  }

  String service() {
    return service;
  }

  @Override
  public boolean assign(long tag, List<byte[]> body, long remainingMillis) {
    var address = ByteBuffer.allocate(TAG_BYTES).putLong(tag).array();
    return workers.send(connection, this, new Request(version, address, body));
  }

  /** MDP has no word for it: the worker's answer will be a late one. */
  @Override
  public void cancel(long tag) {}

  @Override
  public void dismiss(String reason) {
    workers.sayGoodbye(connection, version);
  }

  /** The tag that an address in an answer stands for; a made-up address stands for none. */
  static long tag(byte[] address) {
    return address.length == TAG_BYTES ? ByteBuffer.wrap(address).getLong() : NO_TAG;
  }

  void sent(long now) {
    lastSent = now;
  }

  long lastSent() {
    return lastSent;
  }

  /**
   * It beat. Whether it should be answered: always, so that it hears from the broker as often as it
   * beats itself; but not if it was sent something a short while ago, or two who answer each beat
   * would never end.
   */
  boolean beatWantsAnswer(long now) {
    long gap = now - lastBeat;
    lastBeat = now;
    return now - lastSent > gap / 2;
  }
}
