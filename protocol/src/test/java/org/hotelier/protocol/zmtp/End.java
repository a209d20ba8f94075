package org.hotelier.protocol.zmtp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** One end of a connection in tests: notes all it is told, and keeps what it would write. */
final class End implements ZmtpEvents {

  static final ZmtpLimits LIMITS = new ZmtpLimits(4 << 20, 64, 8192, 16_384);

  final List<String> told = new ArrayList<>();
  final List<List<byte[]>> messages = new ArrayList<>();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  ZmtpConnection connection;

  static End server(SocketType type, Admission admission) {
    return server(type, admission, LIMITS);
  }

  static End server(SocketType type, Admission admission, ZmtpLimits limits) {
    var end = new End();
    end.connection = ZmtpConnection.server(Metadata.of(type), admission, limits, end);
    return end;
  }

  static End client(Metadata self, Credentials credentials) {
    var end = new End();
    end.connection = ZmtpConnection.client(self, credentials, LIMITS, end);
    return end;
  }

  /**
   * Starts both and carries their bytes to and fro, in parts of this size, until both are silent.
   */
  static void talk(End one, End other, int part) throws ZmtpViolation {
    one.connection.start();
    other.connection.start();
    carry(one, other, part);
  }

  static void carry(End one, End other, int part) throws ZmtpViolation {
    while (one.written.size() + other.written.size() > 0) {
      other.receive(one.written(), part);
      one.receive(other.written(), part);
    }
  }

  /** What it has written since this was last asked. */
  byte[] written() {
    var bytes = written.toByteArray();
    written.reset();
    return bytes;
  }

  void receive(byte[] bytes, int part) throws ZmtpViolation {
    for (int at = 0; at < bytes.length; at += part) {
      connection.receive(ByteBuffer.wrap(bytes, at, Math.min(part, bytes.length - at)));
    }
  }

  void receive(byte[] bytes) throws ZmtpViolation {
    receive(bytes, Math.max(bytes.length, 1));
  }

  @Override
  public void transmit(byte[] bytes) {
    written.writeBytes(bytes);
  }

  @Override
  public void admit(Metadata peer) throws ZmtpViolation {
    if (new String(peer.identity(), StandardCharsets.UTF_8).equals("nobody")) {
      throw new ZmtpViolation(ZmtpViolation.Reason.IDENTITY_TAKEN, "Expected somebody else");
    }
  }

  @Override
  public void established(Metadata peer, boolean authenticated) {
    told.add(peer + (authenticated ? " with password" : ""));
  }

  @Override
  public void received(List<byte[]> message) {
    messages.add(message);
    told.add(message.stream().map(HexFormat.of()::formatHex).toList().toString());
  }

  @Override
  public void expectSignsOfLife(Duration within) {
    told.add("alive within " + within);
  }
}
