package org.hotelier.zmtp;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.zmtp.MessageEncoder;
import org.hotelier.protocol.zmtp.Metadata;
import org.hotelier.protocol.zmtp.ZmtpConnection;
import org.hotelier.protocol.zmtp.ZmtpEvents;
import org.hotelier.protocol.zmtp.ZmtpViolation;

/** A peer on a plain blocking socket, which can do what a library would never do. */
final class RawPeer implements ZmtpEvents, AutoCloseable {

  private final Socket socket;
  private final ZmtpConnection connection;
  private final Queue<List<byte[]>> inbox = new ArrayDeque<>();
  private boolean oneByteAtATime;

  private RawPeer(Endpoint at, Metadata self, int receiveBuffer) throws IOException {
    socket = new Socket();
    if (receiveBuffer > 0) {
      socket.setReceiveBufferSize(receiveBuffer);
    }
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(20_000);
    socket.connect(new InetSocketAddress(at.host(), at.port()));
    connection = ZmtpConnection.client(self, null, PortFixture.settings().limits(), this);
  }

  /** Connected, but it has not said anything yet. */
  static RawPeer silent(Endpoint at, Metadata self) throws IOException {
    return new RawPeer(at, self, 0);
  }

  /** After its handshake. */
  static RawPeer greeted(Endpoint at, Metadata self) throws IOException, ZmtpViolation {
    return silent(at, self).greet();
  }

  /** With a small buffer of the kernel's, so that what it does not read soon is in the way. */
  static RawPeer narrow(Endpoint at, Metadata self) throws IOException, ZmtpViolation {
    return new RawPeer(at, self, 4096).greet();
  }

  RawPeer greet() throws IOException, ZmtpViolation {
    connection.start();
    while (!connection.established()) {
      read();
    }
    return this;
  }

  RawPeer slowly() {
    oneByteAtATime = true;
    return this;
  }

  void send(List<byte[]> message) {
    transmit(MessageEncoder.encode(message));
  }

  /** Waits for a message; an {@link EOFException} if the port has hung up before. */
  List<byte[]> receive() throws IOException, ZmtpViolation {
    while (inbox.isEmpty()) {
      read();
    }
    return inbox.remove();
  }

  private void read() throws IOException, ZmtpViolation {
    var bytes = new byte[oneByteAtATime ? 1 : 8192];
    int length = socket.getInputStream().read(bytes);
    if (length < 0) {
      throw new EOFException("the port has hung up");
    }
    connection.receive(ByteBuffer.wrap(bytes, 0, length));
  }

  /** All that the port still writes before it hangs up. */
  byte[] rest() throws IOException {
    return socket.getInputStream().readAllBytes();
  }

  byte[] readExactly(int length) throws IOException {
    return socket.getInputStream().readNBytes(length);
  }

  void ping(Duration within) {
    connection.ping(within);
  }

  void shutDownItsSide() throws IOException {
    socket.shutdownOutput();
  }

  /** Gone without a word: the kernel sends a reset. */
  void crash() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void transmit(byte[] bytes) {
    try {
      var out = socket.getOutputStream();
      if (oneByteAtATime) {
        for (byte single : bytes) {
          out.write(single);
        }
      } else {
        out.write(bytes);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void admit(Metadata peer) {}

  @Override
  public void established(Metadata peer, boolean authenticated) {}

  @Override
  public void received(List<byte[]> message) {
    inbox.add(message);
  }

  @Override
  public void expectSignsOfLife(Duration within) {}

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
