package org.hotelier.protocol.zmtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Reads whatever comes. In the normal run the kept inputs and thousands of seeded ones are tried;
 * with {@code JAZZER_FUZZ=1} new ones are searched.
 */
class ZmtpConnectionFuzzTest {

  private static final int STREAMS = 20_000;
  private static final ZmtpLimits SMALL = new ZmtpLimits(2000, 5, 64, 200);

  @FuzzTest(maxDuration = "2m")
  void anyBytesAreUnderstoodOrRefusedHoweverTheyAreSplit(byte[] bytes) {
    read(bytes, 1);
  }

  @Test
  void seededStreamsAreUnderstoodOrRefusedHoweverTheyAreSplit() {
    int messages = 0;
    int refused = 0;
    for (int seed = 0; seed < STREAMS; seed++) {
      var random = new Random(seed);
      var bytes = mutated(random);
      try {
        var told = read(bytes, 1 + random.nextInt(20));
        messages += told.stream().anyMatch(line -> line.startsWith("[")) ? 1 : 0;
        refused += told.stream().anyMatch(line -> line.startsWith("Expected")) ? 1 : 0;
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + Arrays.toString(bytes), e);
      }
    }
    // The mutations reach what comes after the handshake, and both ways to end.
    assertThat(messages).isBetween(STREAMS / 10, STREAMS * 9 / 10);
    assertThat(refused).isBetween(STREAMS / 10, STREAMS * 9 / 10);
  }

  /** What each kind of end tells its owner: the same for the whole and for its parts. */
  private static List<String> read(byte[] bytes, int part) {
    var all = new ArrayList<String>();
    for (int kind = 0; kind < 3; kind++) {
      var whole = told(end(kind), bytes, Math.max(bytes.length, 1));
      assertThat(told(end(kind), bytes, part)).isEqualTo(whole);
      all.addAll(whole);
    }
    return all;
  }

  private static End end(int kind) {
    return switch (kind) {
      case 0 -> End.server(SocketType.ROUTER, Admission.preferably("sesame"), SMALL);
      case 1 -> End.server(SocketType.PUB, Admission.open(), SMALL);
      default -> End.client(Metadata.of(SocketType.DEALER), null);
    };
  }

  private static List<String> told(End end, byte[] bytes, int part) {
    end.connection.start();
    try {
      end.receive(bytes, part);
    } catch (ZmtpViolation refused) {
      assertThat(refused).hasMessageStartingWith("Expected ");
      end.told.add(refused.getMessage());
    }
    end.told.add(new String(end.written(), UTF_8));
    return end.told;
  }

  private static byte[] mutated(Random random) {
    var out = new ByteArrayOutputStream();
    boolean plain = random.nextBoolean();
    out.writeBytes(Greeting.whole(plain ? Mechanism.PLAIN : Mechanism.NULL, false));
    var self = Metadata.of(SocketType.values()[random.nextInt(7)], "Rose".getBytes(UTF_8));
    if (plain) {
      var password = random.nextInt(4) == 0 ? "open" : "sesame";
      out.writeBytes(new Command("HELLO", new Credentials("me", password).hello()).encode());
    }
    out.writeBytes(new Command(plain ? "INITIATE" : "READY", self.encode()).encode());
    for (int n = random.nextInt(6); n > 0; n--) {
      out.writeBytes(frames(random));
    }
    var bytes = out.toByteArray();
    for (int n = random.nextInt(3); n > 0; n--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }

  private static byte[] frames(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> new Command("PING", new byte[random.nextInt(20)]).encode();
      case 1 -> Subscription.encode(random.nextBoolean(), new byte[3], random.nextInt(2));
      default -> {
        var message = new ArrayList<byte[]>();
        for (int n = random.nextInt(6); n >= 0; n--) {
          message.add(new byte[random.nextInt(random.nextInt(10) == 0 ? 1000 : 10)]);
        }
        yield MessageEncoder.encode(message);
      }
    };
  }
}
