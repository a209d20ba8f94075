package org.hotelier.conformance;

import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZEvent;
import org.zeromq.ZMQ;
import org.zeromq.ZMsg;

/** A socket of JeroMQ, which owes nothing to Hotelier's ZMTP. */
final class JeromqTransport implements Transport {
  /** One for all, as in any program that uses JeroMQ. */
  private static final ZContext CONTEXT = new ZContext();

  private static final AtomicInteger EVENTS = new AtomicInteger();
  private static final int GREETING_MILLIS = 2_000;

  private final ZMQ.Socket socket;
  private final boolean request;

  JeromqTransport(String endpoint, SocketType type) {
    socket = shakenHands(endpoint, type);
    request = type == SocketType.REQ;
  }

  /**
   * In one or two of a hundred connections JeroMQ 0.6.0 does not even send its greeting, whatever
   * the broker; nothing helps but a new socket.
   */
  private static ZMQ.Socket shakenHands(String endpoint, SocketType type) {
    while (true) {
      ZMQ.Socket fresh = CONTEXT.createSocket(type);
      fresh.setLinger(0);
      fresh.setReceiveTimeOut((int) Wire.PATIENCE.toMillis());
      fresh.setHeartbeatIvl(100);
      if (greets(fresh, endpoint)) {
        return fresh;
      }
      fresh.close();
    }
  }

  private static boolean greets(ZMQ.Socket fresh, String endpoint) {
    String events = "inproc://events-" + EVENTS.incrementAndGet();
    boolean unused = fresh.monitor(events, ZMQ.EVENT_HANDSHAKE_PROTOCOL);
    try (ZMQ.Socket monitor = CONTEXT.createSocket(SocketType.PAIR)) {
      monitor.setReceiveTimeOut(GREETING_MILLIS);
      monitor.connect(events);
      fresh.connect(endpoint);
      return ZEvent.recv(monitor) != null;
    } finally {
      boolean ended = fresh.monitor(null, 0);
    }
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
