package org.hotelier.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SocketFileTest {
  @TempDir Path directory;

  @Test // LX-01, LX-04
  void hasItsModesWhenItIsThereAndIsGoneAfterACleanStop() throws IOException {
    var socket = directory.resolve("made/here/control.sock");
    try (var fixture = new ServerFixture(socket)) {
      assertThat(fixture.server()).isNotNull();
      assertThat(mode(socket)).isEqualTo("rw-rw----");
      assertThat(mode(socket.getParent())).isEqualTo("rwx------");
      try (var files = Files.list(socket.getParent())) {
        assertThat(files).containsExactly(socket);
      }
    }
    assertThat(socket.getParent()).isEmptyDirectory();
  }

  @Test // LX-01: the mode is set before anybody can know the name
  void hasNoNameBeforeItHasItsMode() throws IOException {
    var socket = directory.resolve("control.sock");
    var file = SocketFile.claim(socket);
    try (var listening = bound(file.temporary())) {
      assertThat(listening.isOpen()).isTrue();
      assertThat(socket).doesNotExist();
      file.publish();
      assertThat(mode(socket)).isEqualTo("rw-rw----");
    }
  }

  @Test // LX-03
  void refusesADirectoryThatOthersMayEnter() throws IOException {
    var open = Files.createDirectory(directory.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-x---"));

    assertThatThrownBy(() -> SocketFile.claim(open.resolve("control.sock")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("chmod 700")
        .hasMessageContaining("rwxr-x---");
  }

  @Test // the longest path that a socket may have
  void refusesAPathThatIsTooLongNamingTheKey() {
    var tooLong = directory.resolve("x".repeat(107 - directory.toString().length()));
    var longest = directory.resolve("x".repeat(106 - directory.toString().length()));

    assertThatThrownBy(() -> SocketFile.claim(tooLong))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("hotelier.control.socket");
    try (var fixture = new ServerFixture(longest)) {
      assertThat(fixture.server()).isNotNull();
      assertThat(longest).exists();
    }
  }

  @Test // LX-04
  void takesOverASocketThatACrashLeftBehind() throws IOException {
    var socket = directory.resolve("control.sock");
    bound(socket).close();
    assertThat(socket).exists();

    try (var fixture = new ServerFixture(socket);
        var peer = new RawPeer(socket)) {
      assertThat(fixture.server()).isNotNull();
      assertThat(peer.call("Ping", "[]")).isEqualTo(RawPeer.PONG);
    }
  }

  @Test // left behind by a crash
  void leavesASocketAloneThatSomebodyListensOn() throws IOException {
    var socket = directory.resolve("control.sock");
    try (var first = new ServerFixture(socket)) {
      assertThat(first.server()).isNotNull();
      assertThatThrownBy(() -> new ServerFixture(socket))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("a process listens on it");

      try (var peer = new RawPeer(socket)) {
        assertThat(peer.call("Ping", "[]")).isEqualTo(RawPeer.PONG);
      }
    }
  }

  @Test
  void leavesAFileAloneThatIsNoSocket() throws IOException {
    var notes = Files.writeString(directory.resolve("notes"), "keep me");

    assertThatThrownBy(() -> SocketFile.claim(notes))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("something else");
    assertThat(notes).hasContent("keep me");
  }

  @Test // LX-04: only what is its own
  void doesNotRemoveTheSocketOfASuccessor() throws IOException {
    var socket = directory.resolve("control.sock");
    var file = SocketFile.claim(socket);
    try (var listening = bound(file.temporary())) {
      file.publish();
      Files.delete(socket);
      try (var successor = bound(socket)) {
        file.remove();
        assertThat(socket).exists();
        assertThat(successor.isOpen()).isTrue();
      }
      assertThat(listening.isOpen()).isTrue();
    }
  }

  private static ServerSocketChannel bound(Path path) throws IOException {
    return ServerSocketChannel.open(StandardProtocolFamily.UNIX)
        .bind(UnixDomainSocketAddress.of(path));
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
