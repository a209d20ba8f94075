package org.hotelier.testkit.namespace;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Drops packets on their arrival, by source and destination, without a word to either side. Each
 * change is one transaction of the kernel: no packet sees half of it.
 */
final class Firewall {
  private static final String TABLE =
      """
      table inet hotelier {
        set cut {
          type ipv4_addr . ipv4_addr
        }
        chain arriving {
          type filter hook input priority 0
          ip saddr . ip daddr @cut drop
        }
      }
      """;

  private final List<String> load;
  private final Set<Way> cut = new LinkedHashSet<>();

  private Firewall(List<String> load) {
    this.load = load;
  }

  /**
   * A firewall that lets everything pass.
   *
   * @param load the command that loads the rules it reads from its standard input
   */
  static Firewall open(List<String> load) throws IOException {
    var firewall = new Firewall(load);
    firewall.load(TABLE);
    return firewall;
  }

  synchronized void drop(Collection<Way> ways) {
    cut.addAll(ways);
    apply();
  }

  synchronized void pass(Collection<Way> ways) {
    cut.removeAll(ways);
    apply();
  }

  synchronized void passAll() {
    cut.clear();
    apply();
  }

  private void apply() {
    var flush = "flush set inet hotelier cut\n";
    try {
      load(
          cut.isEmpty()
              ? flush
              : flush + "add element inet hotelier cut { %s }\n".formatted(elements()));
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private String elements() {
    return cut.stream().map(way -> way.from() + " . " + way.to()).collect(joining(", "));
  }

  private void load(String rules) throws IOException {
    Process nft = new ProcessBuilder(load).redirectErrorStream(true).start();
    try (var input = nft.getOutputStream()) {
      input.write(rules.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException ended) {
      // It did not care to read: what it says is the better reason.
    }
    var said = new String(nft.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (nft.onExit().join().exitValue() != 0) {
      throw new IOException("%s said \"%s\"".formatted(String.join(" ", load), said));
    }
  }
}
