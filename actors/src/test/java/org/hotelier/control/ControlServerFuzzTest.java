package org.hotelier.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.control.RawPeer.PING;
import static org.hotelier.control.RawPeer.PONG;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Malformed bytes harm their own connection only. */
@Timeout(120)
class ControlServerFuzzTest {
  private static final int CONNECTIONS = 600;

  @TempDir Path directory;

  @Test
  void outlivesWhateverIsSent() throws IOException {
    var socket = directory.resolve("control.sock");
    try (var fixture = new ServerFixture(socket)) {
      assertThat(fixture.server()).isNotNull();
      for (var seed = 0; seed < CONNECTIONS; seed++) {
        send(socket, garbage(new Random(seed)), seed);
        if (seed % 50 == 0) {
          assertThat(ping(socket)).as("after seed %d", seed).isEqualTo(PONG);
        }
      }
      assertThat(ping(socket)).isEqualTo(PONG);
    }
  }

  private static void send(Path socket, byte[] garbage, int seed) throws IOException {
    try (var peer = new RawPeer(socket)) {
      peer.sends(garbage);
      if (seed % 3 == 0) {
        peer.endsOutput();
        while (peer.answer().isPresent()) {}
      }
    } catch (IOException closed) {
      assertThat(closed).as("seed %d", seed).hasMessageMatching("(?i).*(broken pipe|reset).*");
    }
  }

  private static String ping(Path socket) throws IOException {
    try (var peer = new RawPeer(socket)) {
      return peer.sends(PING).answer().orElse("EOF");
    }
  }

  /** Some valid calls with a few bytes changed, and a piece of noise. */
  private static byte[] garbage(Random random) {
    var calls = (PING + "{\"method\":\"WaitForChange\",\"args\":[\"x\",0,1],\"key\":\"k\"}\3");
    var bytes = calls.repeat(1 + random.nextInt(20)).getBytes(UTF_8);
    for (var n = random.nextInt(10); n >= 0; n--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    if (random.nextInt(4) == 0) {
      random.nextBytes(bytes);
    }
    return bytes;
  }
}
