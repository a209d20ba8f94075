package org.hotelier.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A peer of the broker as the messages that it sends and gets. Frames are texts of one character
 * for each byte.
 */
final class Peer {
  private static final AtomicLong MARKERS = new AtomicLong();
  private static final int SHOWN = 40;

  private final Transport transport;

  Peer(Transport transport) {
    this.transport = transport;
  }

  Transport transport() {
    return transport;
  }

  Peer sends(String... frames) {
    return sends(List.of(frames));
  }

  Peer sends(List<String> frames) {
    transport.send(frames.stream().map(frame -> frame.getBytes(ISO_8859_1)).toList());
    return this;
  }

  /** The next message, heartbeats not counted: a broker may send them at any time. */
  List<String> receives() {
    List<String> message;
    do {
      message = receivesAny();
    } while (message.equals(Mdp.V0_1.heartbeat()) || message.equals(Mdp.V0_2.heartbeat()));
    return message;
  }

  /** The next message. */
  List<String> receivesAny() {
    return transport.receive().stream().map(frame -> new String(frame, ISO_8859_1)).toList();
  }

  Peer expects(List<String> frames) {
    List<String> got = receives();
    assertThat(got.equals(frames))
        .as(() -> "Expected %s, but got %s".formatted(shown(frames), shown(got)))
        .isTrue();
    return this;
  }

  Peer expects(String... frames) {
    return expects(List.of(frames));
  }

  /** Waits for a heartbeat; nothing else may come before it. */
  Peer expectsHeartbeat(Mdp version) {
    assertThat(receivesAny()).isEqualTo(version.heartbeat());
    return this;
  }

  /**
   * Nothing has come and nothing is on its way: the next message is the answer to a question that
   * every broker answers itself (RFC 8). So all that was sent before has been worked on, too.
   */
  Peer hearsNothing() {
    String marker = "mmi.marker-" + MARKERS.incrementAndGet();
    return sends("", "MDPC01", marker, "?").expects("", "MDPC01", marker, "501");
  }

  /** Hangs up without a word. */
  void dies() {
    transport.close();
  }

  static String shown(List<String> frames) {
    return frames.stream()
        .map(
            frame ->
                frame.length() > SHOWN
                    ? frame.substring(0, SHOWN) + "… (" + frame.length() + ")"
                    : frame)
        .map(frame -> frame.matches("\\p{Print}*") ? frame : Bytes.hex(frame.getBytes(ISO_8859_1)))
        .collect(joining(" | ", "[", "]"));
  }
}
