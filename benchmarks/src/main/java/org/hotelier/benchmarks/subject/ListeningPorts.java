package org.hotelier.benchmarks.subject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.hotelier.network.Endpoint;

/**
 * Which ports listen, as the kernel says it: the same observer for every system, that touches none
 * of them. The format is that of proc(5), {@code /proc/net/tcp}: address and port in hexadecimal,
 * the address in the byte order of the machine, state 0A for listening.
 */
public final class ListeningPorts {
  private static final String MAPPED = "0000000000000000FFFF0000";

  private final String table;

  private ListeningPorts(String table) {
    this.table = table;
  }

  /** What listens now. */
  public static ListeningPorts now() {
    try {
      return of(
          Files.readString(Path.of("/proc/net/tcp"), StandardCharsets.US_ASCII)
              + Files.readString(Path.of("/proc/net/tcp6"), StandardCharsets.US_ASCII));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static ListeningPorts of(String table) {
    return new ListeningPorts(table);
  }

  /** Whether somebody listens on this very address and port. */
  public boolean contain(Endpoint endpoint) {
    var local = hex(endpoint);
    return table.contains(" " + local + " 00000000:0000 0A")
        || table.contains(" " + MAPPED + local + " " + "0".repeat(32) + ":0000 0A");
  }

  private static String hex(Endpoint endpoint) {
    var format = HexFormat.of().withUpperCase();
    var hex = new StringBuilder();
    for (var octet : endpoint.host().split("\\.", -1)) {
      hex.insert(0, format.toHexDigits((byte) Integer.parseInt(octet)));
    }
    return hex + ":" + format.toHexDigits((short) endpoint.port());
  }
}
