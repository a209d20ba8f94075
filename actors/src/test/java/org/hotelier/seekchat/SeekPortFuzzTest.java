package org.hotelier.seekchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Malformed bytes harm their own connection only. */
@Timeout(120)
class SeekPortFuzzTest {
  private static final int CONNECTIONS = 600;

  @Test
  void outlivesWhateverIsSent() throws IOException {
    try (var fixture = new PortFixture()) {
      for (int seed = 0; seed < CONNECTIONS; seed++) {
        send(fixture, new Random(seed));
        if (seed % 50 == 0) {
          assertThat(fixture.ask()).as("after seed %d", seed).isEqualTo(fixture.honestAnswer());
        }
      }
      assertThat(fixture.ask()).isEqualTo(fixture.honestAnswer());
      assertThat(fixture.port().counts().malformed()).isBetween(CONNECTIONS / 4L, CONNECTIONS + 0L);
    }
  }

  private static void send(PortFixture fixture, Random random) throws IOException {
    try (var seeker = new RawSeeker(fixture.host(1), fixture.endpoint())) {
      seeker.sends(garbage(fixture.question(), random));
      if (random.nextInt(3) == 0) {
        seeker.sends(new byte[100_000]);
        seeker.awaitEnd();
      }
    } catch (IOException closed) {
      assertThat(closed).hasMessageMatching("(?i).*(broken pipe|reset|abort).*");
    }
  }

  /** A question with a few bytes changed, cut or repeated, or nothing but noise. */
  private static byte[] garbage(byte[] question, Random random) {
    var bytes = Arrays.copyOf(question, 1 + random.nextInt(2 * question.length));
    for (int n = random.nextInt(5); n > 0; n--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    if (random.nextInt(4) == 0) {
      random.nextBytes(bytes);
    }
    return bytes;
  }
}
