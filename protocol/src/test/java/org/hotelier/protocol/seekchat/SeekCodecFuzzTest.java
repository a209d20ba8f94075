package org.hotelier.protocol.seekchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Reads whatever comes. In the normal run the kept inputs and thousands of seeded ones are tried;
 * with {@code JAZZER_FUZZ=1} new ones are searched.
 */
class SeekCodecFuzzTest {
  private static final int FRAMES = 30_000;

  @FuzzTest(maxDuration = "2m")
  void anyFrameIsAMessageOrRefused(byte[] frame) {
    read(frame);
  }

  @Test
  void seededFramesAreMessagesOrRefused() {
    int understood = 0;
    for (int seed = 0; seed < FRAMES; seed++) {
      var frame = mutated(new Random(seed));
      try {
        understood += read(frame) ? 1 : 0;
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + Arrays.toString(frame), e);
      }
    }
    // Neither all nor none: the mutations reach both sides of the codec.
    assertThat(understood).isBetween(FRAMES / 20, FRAMES * 19 / 20);
  }

  /** Whether the frame is a message; then it means the same after another round trip. */
  private static boolean read(byte[] frame) {
    SeekFrame read;
    try {
      read = SeekCodec.decode(frame);
    } catch (MalformedSeek refused) {
      assertThat(refused).hasMessageStartingWith("Expected ");
      return false;
    }
    try {
      var again = SeekCodec.decode(SeekCodec.frame(SeekCodec.encode(read.message()), read.proof()));
      assertThat(again.message()).isEqualTo(read.message());
      return true;
    } catch (MalformedSeek inconsistent) {
      throw new AssertionError("refused what it had written itself", inconsistent);
    }
  }

  private static byte[] mutated(Random random) {
    var frame = SeekSamples.frame(random);
    switch (random.nextInt(5)) {
      case 0 -> random.nextBytes(frame);
      case 1 -> frame = Arrays.copyOf(frame, random.nextInt(frame.length + 1));
      case 2 -> frame = Arrays.copyOf(frame, frame.length + random.nextInt(64));
      default -> {
        for (int n = random.nextInt(4); n > 0; n--) {
          frame[random.nextInt(frame.length)] = (byte) random.nextInt(256);
        }
      }
    }
    return frame;
  }
}
