package org.hotelier.benchmarks.broker;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * The baseline: the simplest correct broker of the Majordomo protocol 0.1 (ZeroMQ RFC 7) on JeroMQ,
 * one ROUTER and one thread; the worker that waits longest gets the next request. It waits in a
 * receive with a time limit, as a poller costs more on few processors, and has no high-water marks,
 * with which a ROUTER loses replies.
 */
final class PlainBroker {
  private static final byte[] EMPTY = {};
  private static final byte[] REQUESTER = "MDPC01".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] WORKER = "MDPW01".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] READY = {1};
  private static final byte[] REQUEST = {2};
  private static final byte[] REPLY = {3};
  private static final byte[] HEARTBEAT = {4};
  private static final byte[] DISCONNECT = {5};
  private static final long BEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(2500);
  private static final int LIVENESS = 3;
  private static final int TICK_MILLIS = 250;

  /** Frames of a message: sender, delimiter, protocol; then the command, or the service's name. */
  private static final int SHORTEST = 4;

  private static final int HEAD = 3;

  /** Of a reply: the requester's address and a delimiter follow the command. */
  private static final int REPLY_BODY = 6;

  private static final class Service {
    private final byte[] name;

    /** Each as its worker gets it: the requester's address, a delimiter, the body. */
    private final Deque<List<byte[]>> requests = new ArrayDeque<>();

    private final Deque<Guest> waiting = new ArrayDeque<>();

    Service(byte[] name) {
      this.name = name;
    }
  }

  private static final class Guest {
    private final byte[] address;
    private final Service service;
    private long heardNanos;
    private boolean busy;

    Guest(byte[] address, Service service) {
      this.address = address;
      this.service = service;
    }
  }

  private final ZMQ.Socket socket;
  private final Map<ByteBuffer, Service> services = new HashMap<>();
  private final Map<ByteBuffer, Guest> guests = new HashMap<>();
  private long nextBeatNanos = System.nanoTime() + BEAT_NANOS;

  private PlainBroker(ZMQ.Socket socket) {
    this.socket = socket;
  }

  /** Serves at the endpoint given, such as {@code tcp://127.0.0.1:5555}, until it is killed. */
  public static void main(String[] args) {
    try (var context = new ZContext()) {
      var socket = context.createSocket(SocketType.ROUTER);
      socket.setHWM(0);
      socket.setReceiveTimeOut(TICK_MILLIS);
      socket.bind(args[0]);
      new PlainBroker(socket).serve();
    }
  }

  private void serve() {
    var frames = new ArrayList<byte[]>();
    while (!Thread.currentThread().isInterrupted()) {
      frames.clear();
      for (var frame = socket.recv(); frame != null; frame = next()) {
        frames.add(frame);
      }
      long now = System.nanoTime();
      if (frames.size() >= SHORTEST && frames.get(1).length == 0) {
        take(frames, now);
      }
      if (now - nextBeatNanos >= 0) {
        beat(now);
        nextBeatNanos = now + BEAT_NANOS;
      }
    }
  }

  private byte @Nullable [] next() {
    return socket.hasReceiveMore() ? socket.recv() : null;
  }

  private void take(List<byte[]> frames, long now) {
    var protocol = frames.get(2);
    if (Arrays.equals(protocol, REQUESTER)) {
      var service = service(frames.get(HEAD));
      var request = new ArrayList<>(List.of(frames.get(0), EMPTY));
      request.addAll(frames.subList(SHORTEST, frames.size()));
      service.requests.add(request);
      dispatch(service);
    } else if (Arrays.equals(protocol, WORKER)) {
      fromWorker(frames, now);
    }
  }

  private void fromWorker(List<byte[]> frames, long now) {
    var address = frames.get(0);
    var command = frames.get(HEAD);
    var guest = guests.get(ByteBuffer.wrap(address));
    if (Arrays.equals(command, READY) && guest == null && frames.size() > SHORTEST) {
      var arrived = new Guest(address, service(frames.get(SHORTEST)));
      arrived.heardNanos = now;
      guests.put(ByteBuffer.wrap(address), arrived);
      free(arrived);
    } else if (guest == null) {
      send(address, List.of(EMPTY, WORKER, DISCONNECT), List.of());
    } else if (Arrays.equals(command, REPLY) && guest.busy && frames.size() > REPLY_BODY) {
      guest.heardNanos = now;
      var requester = frames.get(SHORTEST);
      send(
          requester,
          List.of(EMPTY, REQUESTER, guest.service.name),
          frames.subList(REPLY_BODY, frames.size()));
      free(guest);
    } else if (Arrays.equals(command, HEARTBEAT)) {
      guest.heardNanos = now;
    } else {
      remove(guest);
      if (!Arrays.equals(command, DISCONNECT)) {
        send(address, List.of(EMPTY, WORKER, DISCONNECT), List.of());
      }
    }
  }

  private void free(Guest guest) {
    guest.busy = false;
    guest.service.waiting.add(guest);
    dispatch(guest.service);
  }

  private void dispatch(Service service) {
    while (!service.requests.isEmpty() && !service.waiting.isEmpty()) {
      var request = service.requests.remove();
      var guest = service.waiting.remove();
      guest.busy = true;
      send(guest.address, List.of(EMPTY, WORKER, REQUEST), request);
    }
  }

  /** Tells those that wait that the broker lives, and forgets those of which nothing is heard. */
  private void beat(long now) {
    for (var guest : List.copyOf(guests.values())) {
      if (!guest.busy && now - guest.heardNanos > LIVENESS * BEAT_NANOS) {
        remove(guest);
      } else if (!guest.busy) {
        send(guest.address, List.of(EMPTY, WORKER, HEARTBEAT), List.of());
      }
    }
  }

  private void remove(Guest guest) {
    guests.remove(ByteBuffer.wrap(guest.address));
    guest.service.waiting.remove(guest);
  }

  private Service service(byte[] name) {
    return services.computeIfAbsent(ByteBuffer.wrap(name), any -> new Service(name));
  }

  private void send(byte[] address, List<byte[]> head, List<byte[]> body) {
    socket.send(address, ZMQ.SNDMORE);
    for (int i = 0; i < head.size(); i++) {
      socket.send(head.get(i), i < head.size() - 1 || !body.isEmpty() ? ZMQ.SNDMORE : 0);
    }
    for (int i = 0; i < body.size(); i++) {
      socket.send(body.get(i), i < body.size() - 1 ? ZMQ.SNDMORE : 0);
    }
  }
}
