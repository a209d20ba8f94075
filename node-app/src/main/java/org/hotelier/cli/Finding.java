package org.hotelier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** One thing the doctor looked at: whether it is well, what was seen, and what can be done. */
record Finding(String rule, boolean holds, String value, String remedy) {
  /** A Unix domain socket's path, {@code sun_path} of unix(7) less its closing zero. */
  private static final int LONGEST_SOCKET_PATH = 107;

  /** A rule as {@code Explain} answers it. */
  static Finding ofRule(JsonNode rule) {
    var peer = Json.text(rule.path("peer"), "");
    var value = Json.text(rule.path("value"), "");
    return new Finding(
        rule.path("rule").asText(),
        rule.path("holds").asBoolean(),
        peer.isEmpty() ? value : value + " (" + peer + ")",
        Json.text(rule.path("do"), ""));
  }

  /** What can be seen of a node from its files alone. */
  static List<Finding> around(Path socket) {
    return List.of(dataDirectory(socket), pathLength(socket), listener(socket));
  }

  private static Finding dataDirectory(Path socket) {
    var directory =
        Objects.requireNonNull(socket.toAbsolutePath().getParent(), "a socket's parent");
    return local(
        "the data directory can be written",
        Files.isWritable(nearestExisting(directory)),
        directory.toString(),
        "give yourself write access to it, or choose another by 'hotelier node --data DIR'");
  }

  private static Path nearestExisting(Path directory) {
    var parent = directory.getParent();
    return Files.exists(directory) || parent == null ? directory : nearestExisting(parent);
  }

  private static Finding pathLength(Path socket) {
    var bytes = socket.toString().getBytes(StandardCharsets.UTF_8).length;
    return local(
        "the control socket's path fits",
        bytes <= LONGEST_SOCKET_PATH,
        bytes + " of at most " + LONGEST_SOCKET_PATH + " bytes",
        "set hotelier.control.socket to a shorter path");
  }

  private static Finding listener(Path socket) {
    var present = Files.exists(socket);
    var listens = present && StateDirectory.listens(socket);
    return local(
        "somebody listens on the control socket",
        listens,
        socket + (listens ? "" : present ? " is there, but nobody listens" : " does not exist"),
        present
            ? "the node ended without cleaning up; start it again, it takes the socket over"
            : "start the node by 'hotelier node', or name its socket by --socket");
  }

  private static Finding local(String rule, boolean holds, String value, String remedy) {
    return new Finding(rule, holds, value, holds ? "" : remedy);
  }

  void print(Terminal terminal) {
    var mark = holds ? terminal.paint(Tone.GOOD, "ok  ") : terminal.paint(Tone.BAD, "no  ");
    terminal.out().println(mark + rule + (value.isEmpty() ? "" : ": " + value));
    if (!remedy.isEmpty()) {
      terminal.out().println("    -> " + remedy);
    }
  }
}
