package org.hotelier.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.hotelier.protocol.zmtp.SocketType;
import org.hotelier.zmtp.Identity;
import org.hotelier.zmtp.ZmtpPeer;

/** A connection that notes whether it was closed. */
final class StubPeer implements ZmtpPeer {
  volatile boolean closed;

  @Override
  public Identity identity() {
    return Identity.of("stub".getBytes(UTF_8));
  }

  @Override
  public SocketType type() {
    return SocketType.DEALER;
  }

  @Override
  public String remote() {
    return "127.0.0.1:40000";
  }

  @Override
  public boolean authenticated() {
    return false;
  }

  @Override
  public boolean send(List<byte[]> frames) {
    return true;
  }

  @Override
  public void close() {
    closed = true;
  }
}
