package org.hotelier.protocol.seekchat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PeerTest {
  private final Peer peer = new Peer("node-1", "127.0.0.1", 33_000, 17_355, 1);

  @Test
  void isTheSameNodeInEveryIncarnationAndUnderEveryName() {
    assertThat(peer.sameNode(new Peer("renamed", "127.0.0.1", 33_000, 0, 2))).isTrue();
  }

  @Test
  void isAnotherNodeAtAnotherHostOrListenerPort() {
    assertThat(peer.sameNode(new Peer("node-1", "127.0.0.2", 33_000, 17_355, 1))).isFalse();
    assertThat(peer.sameNode(new Peer("node-1", "127.0.0.1", 33_001, 17_355, 1))).isFalse();
  }

  @Test
  void isToldByItsNameAndEndpoint() {
    assertThat(peer).hasToString("node-1 (127.0.0.1:33000)");
    assertThat(peer.endpoint()).isEqualTo("127.0.0.1:33000");
  }
}
