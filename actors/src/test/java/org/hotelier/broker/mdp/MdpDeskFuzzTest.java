package org.hotelier.broker.mdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** MD-12, MD-49: whatever peers send, in whatever order, a well-behaved pair is served. */
class MdpDeskFuzzTest {
  private static final int HISTORIES = 40;
  private static final int STEPS = 500;
  private static final List<List<byte[]>> SAMPLES =
      List.of(
          FakePeer.message("", "MDPW01", "\1", "noise"),
          FakePeer.message("MDPW02", "\1", "noise", "credit=9\nat-most-once"),
          FakePeer.message("", "MDPW01", "\3", "12345678", "", "x"),
          FakePeer.message("MDPW02", "\3", "\0\0\0\0\0\0\0\5", "", "x"),
          FakePeer.message("MDPW02", "\4", "\0\0\0\0\0\0\0\7", "", "x"),
          FakePeer.message("", "MDPW01", "\4"),
          FakePeer.message("MDPW02", "\5"),
          FakePeer.message("", "MDPW01", "\5"),
          FakePeer.message("", "MDPC01", "noise", "x"),
          FakePeer.message("MDPC02", "\1", "noise", "x"),
          FakePeer.message("", "MDPC01", "mmi.stats"),
          FakePeer.message("", "MDPC01", "mmi.service", "noise"));

  @Test
  @DisplayName("noisy peers change nothing for others")
  void servesTheOthersWhateverSomeSend() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      try {
        history(new Random(seed));
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  private static void history(Random random) {
    var broker = new MdpFixture();
    var worker = broker.worker("echo");
    var requester = broker.connect();
    var noisy = new ArrayList<FakePeer>();
    for (int step = 0; step < STEPS; step++) {
      if (noisy.size() < 5) {
        noisy.add(broker.connect());
      }
      var peer = noisy.get(random.nextInt(noisy.size()));
      switch (random.nextInt(20)) {
        case 0 -> {
          noisy.remove(peer);
          broker.disconnect(peer);
        }
        case 1 -> peer.stopReading();
        case 2 -> {
          broker.pass(Duration.ofMillis(500));
          worker.says("", "MDPW01", "\4");
        }
        default -> peer.says(mutated(random));
      }
    }
    worker.hears();
    requester.hears();
    requester.asks("echo", "Hello");
    assertThat(worker.hears()).contains("e MDPW01 02 T e Hello");
    worker.replies("World");
    assertThat(requester.hears()).containsExactly("e MDPC01 echo World");
  }

  private static List<byte[]> mutated(Random random) {
    var frames = new ArrayList<byte[]>();
    for (var frame : SAMPLES.get(random.nextInt(SAMPLES.size()))) {
      frames.add(frame.clone());
    }
    if (random.nextInt(3) == 0) {
      int at = random.nextInt(frames.size());
      switch (random.nextInt(3)) {
        case 0 -> frames.remove(at);
        case 1 -> frames.add(at, new byte[random.nextInt(10)]);
        default -> random.nextBytes(frames.get(at));
      }
    }
    return frames;
  }
}
