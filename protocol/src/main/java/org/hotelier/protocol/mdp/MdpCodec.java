package org.hotelier.protocol.mdp;

import java.util.List;

/**
 * Between messages and the frames of a ZeroMQ message, identity not included. Whatever the frames
 * are, decoding gives a message or {@link MalformedMdp}. Keeps a small table of service names and
 * so belongs to one thread.
 *
 * <p>Neither the frames given nor the frames returned may be changed afterwards: bodies and
 * constant frames are shared, not copied.
 */
public final class MdpCodec {
  private static final String RESERVED = "mmi.";
  private static final int HEADER_BYTES = 6;

  private final RequesterFrames requesters;
  private final WorkerFrames workers;

  public MdpCodec() {
    var names = new ServiceNames();
    requesters = new RequesterFrames(names);
    workers = new WorkerFrames(names);
  }

  /** Whether the name is the broker's own (RFC 8/MMI), so that no worker may provide it. */
  public static boolean isReserved(String service) {
    return service.startsWith(RESERVED);
  }

  /**
   * What a broker got from any peer, or a worker from its broker. In 0.1 a request and its reply
   * look the same: here they are a request.
   */
  public MdpMessage decode(List<byte[]> frames) throws MalformedMdp {
    var version = version(frames);
    return switch (role(version, frames)) {
      case 'C' -> requesters.readAtBroker(version, frames);
      case 'W' -> workers.read(version, frames);
      default -> throw noHeader(version);
    };
  }

  /** What a requester got from its broker: a partial or a final reply. */
  public RequesterMessage decodeReply(List<byte[]> frames) throws MalformedMdp {
    var version = version(frames);
    if (role(version, frames) != 'C') {
      throw noHeader(version);
    }
    return requesters.readAtRequester(version, frames);
  }

  public List<byte[]> encode(MdpMessage message) {
    return message instanceof RequesterMessage requester
        ? requesters.write(requester)
        : workers.write((WorkerMessage) message);
  }

  private static MdpVersion version(List<byte[]> frames) {
    return !frames.isEmpty() && frames.get(0).length == 0 ? MdpVersion.V0_1 : MdpVersion.V0_2;
  }

  /** The letter that tells requesters from workers in the header; 0 if there is no header. */
  private static int role(MdpVersion version, List<byte[]> frames) {
    int at = version == MdpVersion.V0_1 ? 1 : 0;
    if (frames.size() <= at) {
      return 0;
    }
    var header = frames.get(at);
    boolean mdp =
        header.length == HEADER_BYTES
            && header[0] == 'M'
            && header[1] == 'D'
            && header[2] == 'P'
            && header[4] == '0'
            && header[5] == (version == MdpVersion.V0_1 ? '1' : '2');
    return mdp ? header[3] : 0;
  }

  private static MalformedMdp noHeader(MdpVersion version) {
    return new MalformedMdp(
        version == MdpVersion.V0_1
            ? "Expected MDPC01 or MDPW01 after the empty frame, but got something else"
            : "Expected an empty frame, MDPC02 or MDPW02, but got something else");
  }
}
