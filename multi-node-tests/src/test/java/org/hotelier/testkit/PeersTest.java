package org.hotelier.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.hotelier.network.LoopbackNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeersTest {
  private static final int PORT = 33000;
  private final LoopbackNetwork network = LoopbackNetwork.claim();
  private final String host = network.host(0);

  @AfterEach
  void giveBack() {
    network.close();
  }

  @Test
  void aSilentListenerAcceptsAndNeverAnswers() throws IOException {
    try (var listener = FakeListener.silent(host, PORT);
        var peer = new Socket(host, PORT)) {
      peer.setSoTimeout(200);
      peer.getOutputStream().write(new byte[100]);

      assertThatThrownBy(() -> peer.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      assertThat(listener.connections()).isEqualTo(1);
    }
  }

  @Test
  void aSlowListenerAnnouncesAHundredBytesAndSendsThemOneByOne() throws IOException {
    try (var listener = FakeListener.slow(host, PORT);
        var peer = new Socket(host, PORT)) {
      assertThat(peer.getInputStream().readNBytes(3)).containsExactly(100, 8, 8);
      assertThat(listener.connections()).isEqualTo(1);
    }
  }

  @Test
  void aGarbageListenerSendsTheSameBytesForTheSameSeed() throws IOException {
    byte[] first = garbage(3);

    assertThat(garbage(3)).hasSize(4096).isEqualTo(first);
    assertThat(garbage(4)).isNotEqualTo(first);
  }

  private byte[] garbage(long seed) throws IOException {
    try (var listener = FakeListener.garbage(host, PORT, seed);
        var peer = new Socket(host, PORT)) {
      byte[] bytes = peer.getInputStream().readNBytes(4096);
      assertThat(listener.connections()).isEqualTo(1);
      return bytes;
    }
  }

  @Test
  void aClosingListenerEndsEachConnection() throws IOException {
    try (var listener = FakeListener.closing(host, PORT);
        var peer = new Socket(host, PORT)) {
      assertThat(peer.getInputStream().read()).isEqualTo(-1);
      assertThat(listener.connections()).isEqualTo(1);
    }
  }

  @Test
  void aListenerFreesItsPortAndItsConnectionsWhenClosed() throws IOException {
    var listener = FakeListener.silent(host, PORT);
    try (var peer = new Socket(host, PORT)) {
      new Watch("the connection to be accepted", Duration.ofSeconds(5), () -> "")
          .until(listener::connections, count -> count == 1);

      listener.close();

      assertThat(peer.getInputStream().read()).isEqualTo(-1);
      FakeListener.silent(host, PORT).close();
    }
  }

  @Test
  void aTakenPortIsRefusedWithItsAddress() {
    try (var first = FakeListener.silent(host, PORT)) {
      assertThat(first.connections()).isZero();
      assertThatThrownBy(() -> FakeListener.silent(host, PORT))
          .hasMessageContaining("Expected to bind " + host + ":33000");
    }
  }

  @Test
  void aListenerInAJvmOfItsOwnCountsItsConnectionsAndFreesItsPort() throws IOException {
    var listener = RemoteListener.open(List.of(), FakeListener.Manner.CLOSING, host, PORT);
    try (var peer = new Socket(host, PORT)) {
      assertThat(peer.getInputStream().read()).isEqualTo(-1);
      assertThat(listener.connections()).isEqualTo(1);
    } finally {
      listener.close();
    }
    FakeListener.silent(host, PORT).close();
  }

  @Test
  void aListenerInAJvmOfItsOwnSaysThatItsPortIsTaken() {
    try (var first = FakeListener.silent(host, PORT)) {
      assertThatThrownBy(
              () -> RemoteListener.open(List.of(), FakeListener.Manner.SILENT, host, PORT))
          .hasMessageContaining("Expected to bind " + host + ":33000");
      assertThat(first.connections()).isZero();
    }
  }

  @Test
  void anIdleCrowdHoldsItsConnectionsUntilClosed() throws IOException {
    try (var server = new ServerSocket(PORT, 50, InetAddress.getByName(host))) {
      var crowd = IdleCrowd.open(host, PORT, 20);
      try (var first = server.accept()) {
        assertThat(crowd.opened()).isEqualTo(20);
        first.setSoTimeout(100);
        assertThatThrownBy(() -> first.getInputStream().read())
            .isInstanceOf(SocketTimeoutException.class);

        crowd.close();

        assertThat(first.getInputStream().read()).isEqualTo(-1);
      }
    }
  }

  @Test
  void anIdleCrowdIsWhatTheListenerLetIn() {
    try (var crowd = IdleCrowd.open(host, PORT, 3)) {
      assertThat(crowd.opened()).isZero();
    }
  }
}
