package org.hotelier.protocol.mdp;

import java.util.List;

/** What a worker and a broker tell one another. These records are read, never compared. */
// Addresses are opaque bytes on the data path: a wrapper would be one more object per message.
@SuppressWarnings("ArrayRecordComponent")
public sealed interface WorkerMessage extends MdpMessage {

  /**
   * Worker to broker, once and first on each connection: it provides this service.
   *
   * @param options the bytes of the optional last frame, which {@link ReadyOptions} reads; empty if
   *     there is none, which is all that the RFCs know
   */
  record Ready(MdpVersion version, String service, byte[] options) implements WorkerMessage {}

  /**
   * Broker to worker: answer this.
   *
   * @param address 1 to 255 bytes, opaque to the worker, that its answer must carry
   * @param body one or more frames
   */
  record Request(MdpVersion version, byte[] address, List<byte[]> body) implements WorkerMessage {}

  /**
   * Worker to broker, 0.2 only: a part of the answer; more follows.
   *
   * @param address of the request
   * @param body one or more frames
   */
  record Partial(byte[] address, List<byte[]> body) implements WorkerMessage {

    @Override
    public MdpVersion version() {
      return MdpVersion.V0_2;
    }
  }

  /**
   * Worker to broker: the answer, or its last part. Called REPLY in 0.1, FINAL in 0.2.
   *
   * @param address of the request
   * @param body one or more frames
   */
  record Final(MdpVersion version, byte[] address, List<byte[]> body) implements WorkerMessage {}

  /** Either way: the sender lives. */
  record Heartbeat(MdpVersion version) implements WorkerMessage {}

  /** Either way: the sender ends the conversation; whoever gets it sends nothing more. */
  record Disconnect(MdpVersion version) implements WorkerMessage {}
}
