package org.hotelier.protocol.mdp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Reads whatever comes. In the normal run the kept inputs and thousands of seeded ones are tried;
 * with {@code JAZZER_FUZZ=1} new ones are searched.
 */
class MdpCodecFuzzTest {
  private static final int MESSAGES = 20_000;
  private static final List<String> GOLDEN =
      MdpCodecTest.golden().map(sample -> (String) sample.get()[2]).toList();

  private final MdpCodec codec = new MdpCodec();

  /** The input is frames, each with its length in the byte before it. */
  @FuzzTest(maxDuration = "2m")
  void anyFramesAreAMessageOrRefused(byte[] input) {
    var frames = new ArrayList<byte[]>();
    for (int at = 0; at < input.length; ) {
      int length = Math.min(input[at] & 0xff, input.length - at - 1);
      frames.add(Arrays.copyOfRange(input, at + 1, at + 1 + length));
      at += 1 + length;
    }
    read(frames);
  }

  @Test
  void seededFramesAreMessagesOrRefused() {
    int understood = 0;
    for (int seed = 0; seed < MESSAGES; seed++) {
      var frames = mutated(new Random(seed));
      try {
        understood += read(frames) ? 1 : 0;
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + Wire.hex(frames), e);
      }
    }
    // Neither all nor none: the mutations reach both sides of the codec.
    assertThat(understood).isBetween(MESSAGES / 20, MESSAGES * 19 / 20);
  }

  /** Whether the frames are a message; then it is written as it came. */
  private boolean read(List<byte[]> frames) {
    var copy = Wire.hex(frames);
    boolean atBroker = readsBack(frames, () -> codec.decode(frames));
    boolean atRequester = readsBack(frames, () -> codec.decodeReply(frames));
    assertThat(Wire.hex(frames)).isEqualTo(copy);
    return atBroker || atRequester;
  }

  private boolean readsBack(List<byte[]> frames, Reading reading) {
    try {
      var message = reading.read();
      if (message instanceof WorkerMessage.Ready ready) {
        readOptions(ready.options());
        if (ready.options().length == 0) {
          // An empty frame of options says what none says.
          assertThat(codec.encode(ready)).hasSizeLessThanOrEqualTo(frames.size());
          return true;
        }
      }
      assertThat(Wire.hex(codec.encode(message))).isEqualTo(Wire.hex(frames));
      return true;
    } catch (MalformedMdp refused) {
      assertThat(refused).hasMessageMatching("Expected .*, but .*");
      return false;
    }
  }

  private static void readOptions(byte[] frame) throws MalformedMdp {
    try {
      var options = ReadyOptions.parse(frame);
      assertThat(ReadyOptions.parse(options.encode())).isEqualTo(options);
    } catch (MalformedMdp refused) {
      assertThat(refused).hasMessageMatching("Expected .*, but .*");
    }
  }

  private interface Reading {
    MdpMessage read() throws MalformedMdp;
  }

  private static List<byte[]> mutated(Random random) {
    var frames = sample(random);
    for (int n = random.nextInt(3); n > 0; n--) {
      int at = random.nextInt(frames.size() + 1);
      switch (random.nextInt(4)) {
        case 0 -> frames.add(at, bytes(random));
        case 1 -> frames.subList(Math.min(at, frames.size()), frames.size()).clear();
        default -> {
          if (at < frames.size() && frames.get(at).length > 0) {
            frames.get(at)[random.nextInt(frames.get(at).length)] = (byte) random.nextInt(256);
          }
        }
      }
    }
    return frames;
  }

  private static List<byte[]> sample(Random random) {
    return Wire.frames(GOLDEN.get(random.nextInt(GOLDEN.size())));
  }

  private static byte[] bytes(Random random) {
    var bytes = new byte[random.nextInt(8)];
    random.nextBytes(bytes);
    return bytes;
  }
}
