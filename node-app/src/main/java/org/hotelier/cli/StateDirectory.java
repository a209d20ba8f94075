package org.hotelier.cli;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where nodes keep their data unless told otherwise, one directory per node name, and so where a
 * verb finds the nodes of this user. A node is there when somebody listens on its control socket.
 */
public record StateDirectory(Path root) {
  private static final String SOCKET = "control.sock";

  /** {@code $XDG_STATE_HOME/hotelier}, or {@code ~/.local/state/hotelier} where that is not set. */
  public static StateDirectory of(Map<String, String> environment) {
    var state = environment.getOrDefault("XDG_STATE_HOME", "");
    if (!state.isEmpty()) {
      return new StateDirectory(Path.of(state, "hotelier"));
    }
    var home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    return new StateDirectory(Path.of(home, ".local", "state", "hotelier"));
  }

  Path socketOf(String node) {
    return root.resolve(node).resolve(SOCKET);
  }

  /** The names of all nodes that left a control socket here, whether they run or not. */
  List<String> known() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (var directories = Files.list(root)) {
      return directories
          .map(directory -> directory.getFileName().toString())
          .filter(node -> Files.exists(socketOf(node)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw CliFailure.noNode(
          "Expected to read %s, but %s; name a node's socket by --socket"
              .formatted(root, e.getMessage()));
    }
  }

  /** The names of the nodes that run. */
  List<String> running() {
    return known().stream().filter(node -> listens(socketOf(node))).toList();
  }

  static boolean listens(Path socket) {
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return channel.connect(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      return false;
    }
  }
}
