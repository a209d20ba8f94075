package org.hotelier.worker;

import java.util.List;
import org.hotelier.protocol.mdp.MalformedMdp;
import org.hotelier.protocol.mdp.MdpCodec;
import org.hotelier.protocol.mdp.ReadyOptions;
import org.hotelier.protocol.mdp.WorkerMessage.Ready;

/** READY as frames, refused where a broker would send the worker away for it. */
final class ReadyFrames {

  private ReadyFrames() {}

  /**
   * The message.
   *
   * @throws IllegalArgumentException if a broker could not take it
   */
  static List<byte[]> of(String service, WorkerSettings settings) {
    if (MdpCodec.isReserved(service)) {
      throw new IllegalArgumentException(
          "Expected a service of the worker's own, but \"%s\" is the broker's".formatted(service));
    }
    var codec = new MdpCodec();
    var options = settings.options().encode();
    var frames = codec.encode(new Ready(settings.version(), service, options));
    try {
      codec.decode(frames);
      ReadyOptions.parse(options);
    } catch (MalformedMdp unfit) {
      throw new IllegalArgumentException(unfit.getMessage(), unfit);
    }
    return frames;
  }
}
