package org.hotelier.requester;

import java.util.List;
import org.hotelier.protocol.dealer.Bodies;
import org.hotelier.protocol.mdp.MalformedMdp;
import org.hotelier.protocol.mdp.MdpCodec;
import org.hotelier.protocol.mdp.MdpVersion;
import org.hotelier.protocol.mdp.RequesterMessage.Request;

/** Requests as frames, refused where a broker would refuse them without a word. */
final class RequestFrames {
  private final MdpCodec codec = new MdpCodec();
  private final MdpVersion version;

  RequestFrames(MdpVersion version) {
    this.version = version;
  }

  /**
   * The message; from any thread.
   *
   * @throws IllegalArgumentException if a broker could not take it
   */
  synchronized List<byte[]> of(String service, List<byte[]> body) {
    Bodies.check(body);
    var frames = codec.encode(new Request(version, service, body));
    try {
      codec.decode(frames);
    } catch (MalformedMdp unfit) {
      throw new IllegalArgumentException(unfit.getMessage(), unfit);
    }
    return frames;
  }
}
