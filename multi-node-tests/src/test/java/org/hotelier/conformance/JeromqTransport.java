package org.hotelier.conformance;

import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMsg;

/** A socket of JeroMQ, which owes nothing to Hotelier's ZMTP. */
final class JeromqTransport implements Transport {
  /** One for all, as in any program that uses JeroMQ. */
  private static final ZContext CONTEXT = new ZContext();

  private final ZMQ.Socket socket;
  private final boolean request;

  JeromqTransport(String endpoint, SocketType type) {
    socket = CONTEXT.createSocket(type);
    socket.setLinger(0);
    socket.setReceiveTimeOut((int) Wire.PATIENCE.toMillis());
    socket.setHeartbeatIvl(100);
    socket.connect(endpoint);
    request = type == SocketType.REQ;
  }

  /** A REQ socket adds the empty frame itself, and takes it away. */
  @Override
  public void send(List<byte[]> frames) {
    ZMsg message = new ZMsg();
    frames.subList(request ? 1 : 0, frames.size()).forEach(message::add);
    message.send(socket);
  }

  @Override
  public List<byte[]> receive() {
    ZMsg message = ZMsg.recvMsg(socket);
    if (message == null) {
      return fail("Expected a message, but the broker was silent");
    }
    List<byte[]> frames = new ArrayList<>();
    if (request) {
      frames.add(new byte[0]);
    }
    message.forEach(frame -> frames.add(frame.getData()));
    return frames;
  }

  @Override
  public void close() {
    socket.close();
  }
}
