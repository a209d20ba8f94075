package org.hotelier.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hotelier.testkit.namespace.NetworkNamespace;
import org.jspecify.annotations.Nullable;

/** The nodes of a test, or of a class of them, and their logs, which stay only after a failure. */
record Stay(NodeGroup group, Path logs) {

  static Stay begin(
      List<String> names,
      Map<String, String> settings,
      Map<String, String> environment,
      Path logs,
      Supplier<Optional<NetworkNamespace>> namespaces)
      throws IOException {
    Path launcher = Distribution.launcher();
    Optional<NetworkNamespace> namespace = namespaces.get();
    Directories.delete(logs);
    Files.createDirectories(logs);
    return new Stay(new NodeGroup(launcher, names, settings, environment, logs, namespace), logs);
  }

  /** Takes all of it away; after a failure the nodes are asked what they have to say first. */
  void end(@Nullable Throwable failure) throws IOException {
    try (NodeGroup ending = group) {
      if (failure != null) {
        ending.transcript().add("failed: " + failure);
        new Evidence(ending).interrogate();
        return;
      }
    }
    Directories.delete(logs);
  }
}
