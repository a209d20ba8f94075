package org.hotelier.stories;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZFrame;
import org.zeromq.ZMQ;
import org.zeromq.ZMsg;

/**
 * Many workers as the MDP 0.1 of the guide has them, on JeroMQ and one thread: each on a socket of
 * its own, each READY again on a new one when the broker says DISCONNECT or is silent. They answer
 * with what they were asked.
 */
final class StockCrew implements AutoCloseable {
  private static final byte[] HEADER = "MDPW01".getBytes(UTF_8);
  private static final byte[] READY = {1};
  private static final byte REQUEST = 2;
  private static final byte[] REPLY = {3};
  private static final byte[] HEARTBEAT = {4};
  private static final byte DISCONNECT = 5;
  private static final long BEAT_NANOS = 1_000_000_000;
  private static final long SILENCE_NANOS = 5 * BEAT_NANOS;

  private final String endpoint;
  private final byte[] service;
  private final int size;
  private final long[] heardNanos;
  private final AtomicInteger conversations = new AtomicInteger();
  private final BitSet served = new BitSet();
  private final Thread thread = new Thread(this::run, "stock-crew");
  private volatile boolean ending;

  private StockCrew(String endpoint, String service, int size) {
    this.endpoint = endpoint;
    this.service = service.getBytes(UTF_8);
    this.size = size;
    this.heardNanos = new long[size];
  }

  /** So many workers at that node's broker port. */
  static StockCrew at(String host, String service, int size) {
    StockCrew crew = new StockCrew("tcp://" + host + ":5555", service, size);
    crew.thread.setDaemon(true);
    crew.thread.start();
    return crew;
  }

  /** How many times any of them has said READY. */
  int conversations() {
    return conversations.get();
  }

  /** How many of them have answered a request since the last time this was asked to forget. */
  int served() {
    synchronized (served) {
      return served.cardinality();
    }
  }

  void forgetServed() {
    synchronized (served) {
      served.clear();
    }
  }

  private void run() {
    try (ZContext context = new ZContext();
        ZMQ.Poller poller = context.createPoller(size)) {
      List<ZMQ.Socket> sockets = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        sockets.add(hire(context, poller, i));
      }
      long beat = System.nanoTime() + BEAT_NANOS;
      while (!ending) {
        poller.poll(50);
        for (int i = 0; i < size; i++) {
          if (!attend(sockets.get(i), i)) {
            poller.unregister(sockets.get(i));
            sockets.get(i).close();
            sockets.set(i, hire(context, poller, i));
          }
        }
        if (System.nanoTime() > beat) {
          beat += BEAT_NANOS;
          sockets.forEach(socket -> send(socket, HEARTBEAT));
        }
      }
    }
  }

  private ZMQ.Socket hire(ZContext context, ZMQ.Poller poller, int worker) {
    ZMQ.Socket socket = context.createSocket(SocketType.DEALER);
    socket.setLinger(0);
    socket.connect(endpoint);
    send(socket, READY, service);
    conversations.incrementAndGet();
    heardNanos[worker] = System.nanoTime();
    poller.register(socket, ZMQ.Poller.POLLIN);
    return socket;
  }

  /** Takes what has come; false once the broker has said DISCONNECT, or nothing for long. */
  private boolean attend(ZMQ.Socket socket, int worker) {
    for (ZMsg message = receive(socket); message != null; message = receive(socket)) {
      heardNanos[worker] = System.nanoTime();
      List<ZFrame> frames = new ArrayList<>(message);
      byte command = frames.get(2).getData()[0];
      if (command == DISCONNECT) {
        return false;
      }
      if (command == REQUEST) {
        send(socket, REPLY, frames.get(3).getData(), new byte[0], frames.get(5).getData());
        synchronized (served) {
          served.set(worker);
        }
      }
    }
    return System.nanoTime() - heardNanos[worker] < SILENCE_NANOS;
  }

  private static ZMsg receive(ZMQ.Socket socket) {
    return ZMsg.recvMsg(socket, ZMQ.DONTWAIT);
  }

  private static void send(ZMQ.Socket socket, byte[] command, byte[]... frames) {
    ZMsg message = new ZMsg();
    message.add(new byte[0]);
    message.add(HEADER);
    message.add(command);
    for (byte[] frame : frames) {
      message.add(frame);
    }
    message.send(socket);
  }

  @Override
  public void close() {
    ending = true;
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
