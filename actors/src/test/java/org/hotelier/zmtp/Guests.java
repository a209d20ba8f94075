package org.hotelier.zmtp;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** A port's user in tests: notes what it is told, and does what the test says with each message. */
final class Guests implements ZmtpPeers {

  final List<ZmtpPeer> opened = new CopyOnWriteArrayList<>();
  final List<List<List<byte[]>>> batches = new CopyOnWriteArrayList<>();
  final List<String> closed = new CopyOnWriteArrayList<>();
  private final BiConsumer<ZmtpPeer, List<byte[]>> onMessage;

  private Guests(BiConsumer<ZmtpPeer, List<byte[]>> onMessage) {
    this.onMessage = onMessage;
  }

  static Guests who(BiConsumer<ZmtpPeer, List<byte[]>> onMessage) {
    return new Guests(onMessage);
  }

  /** Every message goes back to where it came from. */
  static Guests whoEcho() {
    return new Guests(ZmtpPeer::send);
  }

  /** All messages are kept and none is answered. */
  static Guests whoListen() {
    return new Guests((peer, message) -> {});
  }

  @Override
  public void opened(ZmtpPeer peer) {
    opened.add(peer);
  }

  @Override
  public void received(ZmtpPeer peer, List<List<byte[]>> messages) {
    batches.add(messages);
    messages.forEach(message -> onMessage.accept(peer, message));
  }

  @Override
  public void closed(ZmtpPeer peer, String reason) {
    closed.add(reason);
  }

  long messages() {
    return batches.stream().mapToLong(List::size).sum();
  }
}
