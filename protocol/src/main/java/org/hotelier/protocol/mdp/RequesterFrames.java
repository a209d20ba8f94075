package org.hotelier.protocol.mdp;

import static org.hotelier.protocol.mdp.Frames.command;

import java.util.Arrays;
import java.util.List;
import org.hotelier.protocol.mdp.RequesterMessage.Final;
import org.hotelier.protocol.mdp.RequesterMessage.Partial;
import org.hotelier.protocol.mdp.RequesterMessage.Request;

/**
 * The messages between requester and broker. 0.1: empty, header, service, body; 0.2: header,
 * command, service, body. The service is at the same place in both.
 */
final class RequesterFrames {
  private static final int REQUEST = 1;
  private static final int PARTIAL = 2;
  private static final int FINAL = 3;
  private static final int COMMAND_AT = 1;
  private static final int SERVICE_AT = 2;
  private static final int BODY_AT = 3;

  private final ServiceNames names;

  RequesterFrames(ServiceNames names) {
    this.names = names;
  }

  RequesterMessage readAtBroker(MdpVersion version, List<byte[]> frames) throws MalformedMdp {
    return version == MdpVersion.V0_1
        ? request(version, frames)
        : switch (commandOf(frames)) {
          case REQUEST -> request(version, frames);
          case PARTIAL -> partial(frames);
          default -> reply(version, frames);
        };
  }

  RequesterMessage readAtRequester(MdpVersion version, List<byte[]> frames) throws MalformedMdp {
    return version == MdpVersion.V0_1 ? reply(version, frames) : readAtBroker(version, frames);
  }

  List<byte[]> write(RequesterMessage message) {
    var body = message.body();
    var frames = Frames.endingWith(body, BODY_AT);
    if (message.version() == MdpVersion.V0_1) {
      frames[0] = Frames.EMPTY;
      frames[1] = Frames.REQUESTER_0_1;
    } else {
      frames[0] = Frames.REQUESTER_0_2;
      frames[COMMAND_AT] = command(commandOf(message));
    }
    frames[SERVICE_AT] = names.frame(message.service());
    return Arrays.asList(frames);
  }

  private static int commandOf(RequesterMessage message) {
    if (message instanceof Request) {
      return REQUEST;
    }
    return message instanceof Partial ? PARTIAL : FINAL;
  }

  private static int commandOf(List<byte[]> frames) throws MalformedMdp {
    if (frames.size() > COMMAND_AT) {
      var command = frames.get(COMMAND_AT);
      if (command.length == 1 && command[0] >= REQUEST && command[0] <= FINAL) {
        return command[0];
      }
    }
    throw new MalformedMdp("Expected the command 01, 02 or 03 after MDPC02, but got another");
  }

  private Request request(MdpVersion version, List<byte[]> frames) throws MalformedMdp {
    var service = service(frames);
    if (frames.size() > BODY_AT) {
      return new Request(version, service, Frames.from(BODY_AT, frames));
    }
    if (MdpCodec.isReserved(service)) {
      return new Request(version, service, List.of());
    }
    throw noBody();
  }

  private Partial partial(List<byte[]> frames) throws MalformedMdp {
    return new Partial(service(frames), body(frames));
  }

  private Final reply(MdpVersion version, List<byte[]> frames) throws MalformedMdp {
    return new Final(version, service(frames), body(frames));
  }

  private String service(List<byte[]> frames) throws MalformedMdp {
    if (frames.size() <= SERVICE_AT) {
      throw new MalformedMdp("Expected a service after the header, but the message ends");
    }
    return names.text(frames.get(SERVICE_AT));
  }

  private static List<byte[]> body(List<byte[]> frames) throws MalformedMdp {
    if (frames.size() <= BODY_AT) {
      throw noBody();
    }
    return Frames.from(BODY_AT, frames);
  }

  private static MalformedMdp noBody() {
    return new MalformedMdp("Expected a body after the service, but the message ends");
  }
}
