package org.hotelier.protocol.dealer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hotelier.protocol.zmtp.Admission;

/** A ROUTER that says only what a test tells it to, connection by connection. */
public final class ScriptedBroker implements AutoCloseable {
  static final long PATIENCE_SECONDS = 10;

  private final ServerSocket listening;
  private final Thread accepting;
  private final Admission admission;
  private final List<ScriptedPeer> all = new CopyOnWriteArrayList<>();
  private final BlockingQueue<ScriptedPeer> arrived = new LinkedBlockingQueue<>();

  private ScriptedBroker(int port, Admission admission) throws IOException {
    this.admission = admission;
    listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    accepting = new Thread(this::accept, "scripted-broker");
    accepting.setDaemon(true);
    accepting.start();
  }

  public static ScriptedBroker open() throws IOException {
    return new ScriptedBroker(0, Admission.open());
  }

  public static ScriptedBroker openAt(int port) throws IOException {
    return new ScriptedBroker(port, Admission.open());
  }

  public static ScriptedBroker guarded(String token) throws IOException {
    return new ScriptedBroker(0, Admission.by(token));
  }

  public int port() {
    return listening.getLocalPort();
  }

  public String address() {
    return "tcp://127.0.0.1:" + port();
  }

  /** Whoever was let in next; fails after ten seconds. */
  public ScriptedPeer nextPeer() {
    try {
      var peer = arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (peer == null) {
        throw new AssertionError("Expected another connection, but none came");
      }
      return peer;
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** How many connections were accepted, let in or not. */
  public int connections() {
    return all.size();
  }

  private void accept() {
    try {
      while (true) {
        var socket = listening.accept();
        var peer = new ScriptedPeer(socket, admission, arrived::add);
        all.add(peer);
        peer.start();
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  /** Nobody can connect any more, and every connection ends. */
  @Override
  public void close() throws IOException {
    listening.close();
    for (var peer : all) {
      peer.close();
    }
    try {
      accepting.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** A port at which nobody listens. */
  public static int deadPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** A listener that accepts and then says nothing at all. */
  public static ServerSocket mute() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  static void quietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException ignored) {
      // It is gone in either case.
    }
  }
}
