package org.hotelier.protocol.mdp;

import static org.hotelier.protocol.mdp.Frames.command;

import java.util.Arrays;
import java.util.List;
import org.hotelier.protocol.mdp.WorkerMessage.Disconnect;
import org.hotelier.protocol.mdp.WorkerMessage.Final;
import org.hotelier.protocol.mdp.WorkerMessage.Heartbeat;
import org.hotelier.protocol.mdp.WorkerMessage.Partial;
import org.hotelier.protocol.mdp.WorkerMessage.Ready;
import org.hotelier.protocol.mdp.WorkerMessage.Request;

/**
 * The messages between worker and broker: header, command, and what the command needs; in 0.1 an
 * empty frame before them. The numbers of the last commands differ, as 0.2 has one command more.
 */
final class WorkerFrames {
  private static final int READY = 1;
  private static final int REQUEST = 2;
  private static final int PARTIAL_0_2 = 3;
  private static final int FINAL_0_1 = 3;
  private static final int FINAL_0_2 = 4;
  private static final int HEARTBEAT_0_1 = 4;
  private static final int HEARTBEAT_0_2 = 5;
  private static final int DISCONNECT_0_1 = 5;
  private static final int DISCONNECT_0_2 = 6;
  private static final int MAX_ADDRESS_BYTES = 255;
  private static final byte[] NO_OPTIONS = Frames.EMPTY;

  private final ServiceNames names;

  WorkerFrames(ServiceNames names) {
    this.names = names;
  }

  WorkerMessage read(MdpVersion version, List<byte[]> frames) throws MalformedMdp {
    int next = version == MdpVersion.V0_1 ? 3 : 2;
    int command = commandOf(next - 1, frames);
    return version == MdpVersion.V0_1
        ? switch (command) {
          case READY -> ready(version, next, frames);
          case REQUEST -> new Request(version, address(next, frames), body(next, frames));
          case FINAL_0_1 -> new Final(version, address(next, frames), body(next, frames));
          case HEARTBEAT_0_1 -> new Heartbeat(ended(version, next, frames));
          case DISCONNECT_0_1 -> new Disconnect(ended(version, next, frames));
          default -> throw noCommand(version);
        }
        : switch (command) {
          case READY -> ready(version, next, frames);
          case REQUEST -> new Request(version, address(next, frames), body(next, frames));
          case PARTIAL_0_2 -> new Partial(address(next, frames), body(next, frames));
          case FINAL_0_2 -> new Final(version, address(next, frames), body(next, frames));
          case HEARTBEAT_0_2 -> new Heartbeat(ended(version, next, frames));
          case DISCONNECT_0_2 -> new Disconnect(ended(version, next, frames));
          default -> throw noCommand(version);
        };
  }

  List<byte[]> write(WorkerMessage message) {
    boolean first = message.version() == MdpVersion.V0_1;
    if (message instanceof Request request) {
      return exchange(first, REQUEST, request.address(), request.body());
    }
    if (message instanceof Final answer) {
      return exchange(first, first ? FINAL_0_1 : FINAL_0_2, answer.address(), answer.body());
    }
    if (message instanceof Partial part) {
      return exchange(false, PARTIAL_0_2, part.address(), part.body());
    }
    if (message instanceof Ready ready) {
      return ready(first, ready);
    }
    if (message instanceof Heartbeat) {
      return first ? Frames.HEARTBEAT_0_1 : Frames.HEARTBEAT_0_2;
    }
    return first ? Frames.DISCONNECT_0_1 : Frames.DISCONNECT_0_2;
  }

  private List<byte[]> ready(boolean first, Ready ready) {
    var options =
        ready.options().length == 0 ? List.<byte[]>of() : List.<byte[]>of(ready.options());
    int service = first ? 3 : 2;
    var frames = Frames.endingWith(options, service + 1);
    head(first, READY, frames);
    frames[service] = names.frame(ready.service());
    return Arrays.asList(frames);
  }

  private static List<byte[]> exchange(
      boolean first, int command, byte[] address, List<byte[]> body) {
    int at = first ? 3 : 2;
    var frames = Frames.endingWith(body, at + 2);
    head(first, command, frames);
    frames[at] = address;
    frames[at + 1] = Frames.EMPTY;
    return Arrays.asList(frames);
  }

  private static void head(boolean first, int command, byte[][] frames) {
    if (first) {
      frames[0] = Frames.EMPTY;
      frames[1] = Frames.WORKER_0_1;
      frames[2] = command(command);
    } else {
      frames[0] = Frames.WORKER_0_2;
      frames[1] = command(command);
    }
  }

  private static int commandOf(int at, List<byte[]> frames) {
    return frames.size() > at && frames.get(at).length == 1 ? frames.get(at)[0] : 0;
  }

  private static MalformedMdp noCommand(MdpVersion version) {
    return new MalformedMdp(
        "Expected a command 01 to 0%d after the header, but got another"
            .formatted(version == MdpVersion.V0_1 ? DISCONNECT_0_1 : DISCONNECT_0_2));
  }

  private Ready ready(MdpVersion version, int service, List<byte[]> frames) throws MalformedMdp {
    int options = frames.size() - service - 1;
    if (options < 0 || options > 1) {
      throw new MalformedMdp(
          "Expected READY with a service and at most one more frame, but got %d frames after it"
              .formatted(options + 1));
    }
    var name = names.text(frames.get(service));
    return new Ready(version, name, options == 0 ? NO_OPTIONS : frames.get(service + 1));
  }

  private static byte[] address(int at, List<byte[]> frames) throws MalformedMdp {
    if (frames.size() < at + 2) {
      throw new MalformedMdp("Expected an address and an empty frame, but the message ends");
    }
    var address = frames.get(at);
    if (address.length == 0 || address.length > MAX_ADDRESS_BYTES) {
      throw new MalformedMdp(
          "Expected an address of 1 to %d bytes, but got %d"
              .formatted(MAX_ADDRESS_BYTES, address.length));
    }
    if (frames.get(at + 1).length != 0) {
      throw new MalformedMdp("Expected an empty frame after the address, but it is not empty");
    }
    return address;
  }

  private static List<byte[]> body(int address, List<byte[]> frames) throws MalformedMdp {
    int at = address + 2;
    if (frames.size() <= at) {
      throw new MalformedMdp("Expected a body after the empty frame, but the message ends");
    }
    return Frames.from(at, frames);
  }

  private static MdpVersion ended(MdpVersion version, int at, List<byte[]> frames)
      throws MalformedMdp {
    if (frames.size() > at) {
      throw new MalformedMdp("Expected nothing after the command, but there are more frames");
    }
    return version;
  }
}
