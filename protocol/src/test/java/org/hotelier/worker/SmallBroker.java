package org.hotelier.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A broker of one service on JeroMQ: whoever answers is free again, requests wait in a queue. */
final class SmallBroker implements Runnable, AutoCloseable {
  private final ZContext context = new ZContext();
  private final ZMQ.Socket router = context.createSocket(SocketType.ROUTER);
  private final int port = router.bindToRandomPort("tcp://127.0.0.1");
  private final Deque<byte[]> free = new ArrayDeque<>();
  private final Deque<List<byte[]>> waiting = new ArrayDeque<>();
  private final Thread thread = new Thread(this, "small-broker");
  private boolean oldWorkers;
  private byte[] service = {};
  private volatile boolean closing;

  SmallBroker() {
    router.setReceiveTimeOut(20);
    thread.start();
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void run() {
    while (!closing) {
      var frames = new ArrayList<byte[]>();
      var frame = router.recv();
      for (; frame != null; frame = router.hasReceiveMore() ? router.recv() : null) {
        frames.add(frame);
      }
      if (!frames.isEmpty()) {
        take(frames.remove(0), frames);
      }
      while (!free.isEmpty() && !waiting.isEmpty()) {
        send(free.remove(), waiting.remove());
      }
    }
    context.close();
  }

  private void take(byte[] from, List<byte[]> frames) {
    boolean old = frames.get(0).length == 0;
    var header = new String(frames.get(old ? 1 : 0), UTF_8);
    switch (header) {
      case "MDPC01", "MDPC02" -> ask(from, frames.subList(3, frames.size()));
      case "MDPW02" -> answer(from, frames.get(1)[0], frames, 2, (byte) 4);
      case "MDPW01" -> answer(from, frames.get(2)[0], frames, 3, (byte) 3);
      default -> throw new AssertionError("Expected MDP, but got " + header);
    }
  }

  private void ask(byte[] from, List<byte[]> body) {
    var request = new ArrayList<byte[]>();
    if (oldWorkers) {
      request.addAll(List.of(new byte[0], "MDPW01".getBytes(UTF_8)));
    } else {
      request.add("MDPW02".getBytes(UTF_8));
    }
    request.addAll(List.of(new byte[] {2}, from, new byte[0]));
    request.addAll(body);
    waiting.add(request);
  }

  private void answer(byte[] worker, byte command, List<byte[]> frames, int at, byte last) {
    oldWorkers = last == 3;
    if (command == 1) {
      service = frames.get(at);
      free.add(worker);
    } else if (command == 3 || command == last) {
      var reply = new ArrayList<byte[]>();
      if (oldWorkers) {
        reply.addAll(List.of(new byte[0], "MDPC01".getBytes(UTF_8)));
      } else {
        reply.add("MDPC02".getBytes(UTF_8));
        reply.add(new byte[] {(byte) (command - 1)});
      }
      reply.add(service);
      reply.addAll(frames.subList(at + 2, frames.size()));
      send(frames.get(at), reply);
      if (command == last) {
        free.add(worker);
      }
    }
  }

  private void send(byte[] to, List<byte[]> frames) {
    router.sendMore(to);
    for (int at = 0; at < frames.size(); at++) {
      router.send(frames.get(at), at < frames.size() - 1 ? ZMQ.SNDMORE : 0);
    }
  }

  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
