package org.hotelier.cli;

import java.util.List;
import picocli.CommandLine.Parameters;

/** What a verb is about: the node itself, a service of the cluster, or one guest. */
final class Subject {
  @Parameters(
      arity = "0..2",
      paramLabel = "node|service S|guest ADDRESS",
      description = "This node (default), a service, or a guest.")
  private List<String> words = List.of();

  /** The arguments of the control methods that take a subject. */
  Object[] arguments() {
    if (words.isEmpty() || words.equals(List.of("node"))) {
      return new Object[0];
    }
    if (words.size() == 2 && (words.get(0).equals("service") || words.get(0).equals("guest"))) {
      return words.toArray();
    }
    throw CliFailure.usage(
        "Expected 'node', 'service S' or 'guest ADDRESS', but got '%s'"
            .formatted(String.join(" ", words)));
  }

  @Override
  public String toString() {
    return words.size() == 2 ? String.join(" ", words) : "the node";
  }
}
