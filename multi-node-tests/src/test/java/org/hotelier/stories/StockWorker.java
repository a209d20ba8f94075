package org.hotelier.stories;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZFrame;
import org.zeromq.ZMQ;
import org.zeromq.ZMsg;

/**
 * A worker as the MDP 0.1 of the guide has it, on JeroMQ: one request at a time, READY again on a
 * new socket when the broker says DISCONNECT or is silent. It knows nothing of Hotelier.
 */
final class StockWorker implements AutoCloseable {
  private static final byte[] HEADER = "MDPW01".getBytes(UTF_8);
  private static final int READY = 1;
  private static final int REQUEST = 2;
  private static final int REPLY = 3;
  private static final int HEARTBEAT = 4;
  private static final int BEAT_MILLIS = 500;
  private static final int LIVENESS = 3;

  private final String endpoint;
  private final String service;
  private final UnaryOperator<String> work;
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger conversations = new AtomicInteger();
  private final Thread thread = new Thread(this::run, "stock-worker");
  private volatile boolean ending;

  private StockWorker(String endpoint, String service, UnaryOperator<String> work) {
    this.endpoint = endpoint;
    this.service = service;
    this.work = work;
  }

  /** A worker at that node's broker port that answers by the function. */
  static StockWorker at(String host, String service, UnaryOperator<String> work) {
    StockWorker worker = new StockWorker("tcp://" + host + ":5555", service, work);
    worker.thread.setDaemon(true);
    worker.thread.start();
    return worker;
  }

  /** How many requests it has taken. */
  int taken() {
    return taken.get();
  }

  /** How many times it has said READY. */
  int conversations() {
    return conversations.get();
  }

  private void run() {
    try (ZContext context = new ZContext()) {
      while (!ending) {
        converse(context);
      }
    }
  }

  private void converse(ZContext context) {
    ZMQ.Socket socket = context.createSocket(SocketType.DEALER);
    try {
      socket.setLinger(0);
      socket.setReceiveTimeOut(BEAT_MILLIS);
      socket.connect(endpoint);
      send(socket, READY, List.of(service.getBytes(UTF_8)));
      conversations.incrementAndGet();
      int liveness = LIVENESS;
      while (!ending && liveness > 0) {
        ZMsg message = ZMsg.recvMsg(socket);
        if (message == null) {
          liveness--;
          send(socket, HEARTBEAT, List.of());
          continue;
        }
        liveness = LIVENESS;
        int command = message.size() < 3 ? 0 : frame(message, 2)[0];
        if (command == REQUEST) {
          serve(socket, message);
        } else if (command != HEARTBEAT) {
          return;
        }
      }
    } finally {
      socket.close();
    }
  }

  private void serve(ZMQ.Socket socket, ZMsg message) {
    taken.incrementAndGet();
    String reply = work.apply(new String(frame(message, 5), UTF_8));
    if (!ending) {
      send(socket, REPLY, List.of(frame(message, 3), new byte[0], reply.getBytes(UTF_8)));
    }
  }

  private static byte[] frame(ZMsg message, int at) {
    return new ArrayList<>(message).get(at).getData();
  }

  private static void send(ZMQ.Socket socket, int command, List<byte[]> frames) {
    ZMsg message = new ZMsg();
    message.add(new ZFrame(new byte[0]));
    message.add(HEADER);
    message.add(new byte[] {(byte) command});
    frames.forEach(message::add);
    message.send(socket);
  }

  /** Its sockets are closed, whatever it is doing; as if its process had been killed. */
  void kill() {
    ending = true;
    thread.interrupt();
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
