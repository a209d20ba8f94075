package org.hotelier.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoopbackNetworkTest {

  @Test
  void givesSixHostsInNumericOrderAboveTheNetworkAddress() {
    try (var network = LoopbackNetwork.claim(new Random(7))) {
      String[] address = network.cidr().replace("/29", "").split("\\.");
      String prefix = address[0] + "." + address[1] + "." + address[2] + ".";
      int last = Integer.parseInt(address[3]);

      assertThat(address[0]).isEqualTo("127");
      assertThat(last % 8).isZero();
      assertThat(network.hosts())
          .containsExactly(
              prefix + (last + 1),
              prefix + (last + 2),
              prefix + (last + 3),
              prefix + (last + 4),
              prefix + (last + 5),
              prefix + (last + 6));
      assertThat(network.host(5)).isEqualTo(network.hosts().get(5));
    }
  }

  @Test
  void lendsAddressesThatCanBeBound() throws IOException {
    try (var network = LoopbackNetwork.claim()) {
      for (String host : network.hosts()) {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
          assertThat(socket.getInetAddress().getHostAddress()).isEqualTo(host);
        }
      }
    }
  }

  @Test
  void neverLendsTheSameNetworkTwice() {
    var claimed = new ArrayList<LoopbackNetwork>();
    var texts = new HashSet<String>();
    try {
      for (int i = 0; i < 50; i++) {
        // The same seed: each one starts to probe where all before it did.
        var network = LoopbackNetwork.claim(new Random(42));
        claimed.add(network);
        assertThat(texts.add(network.cidr())).as("%s claimed once", network).isTrue();
      }
    } finally {
      claimed.forEach(LoopbackNetwork::close);
    }
  }

  @Test
  void neverLendsTheDefaultNetwork() {
    var random = new Random(11);
    for (int i = 0; i < 2_000; i++) {
      try (var network = LoopbackNetwork.claim(random)) {
        assertThat(network.cidr()).doesNotStartWith("127.0.");
      }
    }
  }

  @Test
  void lendsAgainWhatWasClosed() {
    String first;
    try (var network = LoopbackNetwork.claim(new Random(99))) {
      first = network.cidr();
    }
    try (var network = LoopbackNetwork.claim(new Random(99))) {
      assertThat(network.cidr()).isEqualTo(first);
    }
  }

  @Test
  void respectsTheClaimOfAnotherProcessUntilItDies() throws IOException {
    long seed = 1234;
    Process other = claimElsewhere(seed);
    try {
      var line =
          new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8));
      String theirs = line.readLine();
      assertThat(theirs).endsWith("/29");

      try (var ours = LoopbackNetwork.claim(new Random(seed))) {
        assertThat(ours.cidr()).isNotEqualTo(theirs);
      }

      other.destroyForcibly();
      await("the kernel to take back the claim of a killed process")
          .atMost(10, TimeUnit.SECONDS)
          .until(() -> claimOnce(seed).equals(theirs));
    } finally {
      other.destroyForcibly();
    }
  }

  private static String claimOnce(long seed) {
    try (var network = LoopbackNetwork.claim(new Random(seed))) {
      return network.cidr();
    }
  }

  private static Process claimElsewhere(long seed) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Claimant.class.getName(),
                Long.toString(seed)))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** The other process: claims, says what it got, and holds it until its input ends. */
  static final class Claimant {
    public static void main(String[] args) throws IOException {
      try (var network = LoopbackNetwork.claim(new Random(Long.parseLong(args[0])))) {
        System.out.println(network.cidr());
        while (System.in.read() >= 0) {
          // Nothing is ever sent: this waits for the end of the input.
        }
      }
    }
  }
}
