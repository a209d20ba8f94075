package org.hotelier.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A {@link FakeListener} in this JVM. */
final class LocalListener implements FakeListener {
  private static final int BACKLOG = 128;
  private static final long SLOW_BYTE_NANOS = 200_000_000;
  private static final int GARBAGE_BYTES = 4096;

  private interface Behaviour {
    void serve(Socket connection) throws IOException;
  }

  private final ServerSocket server;
  private final Behaviour behaviour;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private final Thread acceptor;

  private LocalListener(String host, int port, Behaviour behaviour) {
    this.behaviour = behaviour;
    try {
      server = new ServerSocket(port, BACKLOG, InetAddress.getByName(host));
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "Expected to bind %s:%d, but %s; do free it".formatted(host, port, failure.getMessage()),
          failure);
    }
    acceptor = daemon("accept", this::accept);
  }

  static LocalListener open(Manner manner, String host, int port, long seed) {
    return new LocalListener(host, port, behaviour(manner, seed));
  }

  private static Behaviour behaviour(Manner manner, long seed) {
    var random = new Random(seed);
    return switch (manner) {
      case SILENT -> LocalListener::readOn;
      case SLOW -> LocalListener::drip;
      case GARBAGE -> connection -> spew(connection, random);
      case CLOSING -> connection -> {};
    };
  }

  @Override
  public int connections() {
    return accepted.get();
  }

  @Override
  public void close() {
    closeQuietly(server);
    try {
      // The kernel keeps the port for as long as a thread is inside accept.
      acceptor.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    open.forEach(LocalListener::closeQuietly);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket connection = server.accept();
        open.add(connection);
        accepted.incrementAndGet();
        var unused = daemon("serve", () -> serve(connection));
      } catch (IOException closed) {
        // Either this listener was closed, which ends the loop, or one connection died young.
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      behaviour.serve(connection);
    } catch (IOException gone) {
      // The node has had enough of this peer: that is its right.
    } finally {
      open.remove(connection);
    }
  }

  private static void readOn(Socket connection) throws IOException {
    connection.getInputStream().skip(Long.MAX_VALUE);
  }

  private static void drip(Socket connection) throws IOException {
    OutputStream output = connection.getOutputStream();
    // A varint length of 100: a hundred bytes are to come, and take 20 s.
    output.write(100);
    while (!connection.isClosed()) {
      LockSupport.parkNanos(SLOW_BYTE_NANOS);
      output.write(8);
    }
  }

  private static void spew(Socket connection, Random random) throws IOException {
    var bytes = new byte[GARBAGE_BYTES];
    synchronized (random) {
      random.nextBytes(bytes);
    }
    connection.getOutputStream().write(bytes);
    readOn(connection);
  }

  private Thread daemon(String what, Runnable task) {
    var thread = new Thread(task, "fake-listener-" + server.getInetAddress() + "-" + what);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void closeQuietly(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception failure) {
      // Closed is all that is wanted.
    }
  }
}
