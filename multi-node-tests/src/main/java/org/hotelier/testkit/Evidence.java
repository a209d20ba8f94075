package org.hotelier.testkit;

import java.util.List;
import org.hotelier.process.ChildNode;

/** What is shown and kept when a test fails: the ends of logs, and what the nodes say last. */
final class Evidence {
  private static final int TAIL_LINES = 15;
  private static final List<String> QUESTIONS =
      List.of("QueryNode", "QueryNodes", "Explain", "QueryEvents");

  private final NodeGroup group;

  Evidence(NodeGroup group) {
    this.group = group;
  }

  /** How the nodes are and how their logs end, for a failure's message. */
  String tails(List<String> names) {
    var text = new StringBuilder();
    for (String name : names) {
      group.started(name).ifPresent(child -> text.append(tail(child)));
    }
    return text.toString();
  }

  private static String tail(ChildNode child) {
    String state = child.isAlive() ? "is running" : "ended with code " + child.exitCode();
    return "--- %s %s, log %s:%n%s%n"
        .formatted(child, state, child.spec().log(), child.logTail(TAIL_LINES));
  }

  /** Writes what every node says now into the transcript; the frozen ones are thawed for it. */
  void interrogate() {
    for (String name : group.names()) {
      if (!group.started(name).map(ChildNode::isAlive).orElse(false)) {
        group.transcript().add(name + " is not running");
        continue;
      }
      group.child(name).thaw();
      for (String method : QUESTIONS) {
        group.transcript().add("%s %s: %s".formatted(name, method, answer(name, method)));
      }
    }
  }

  private String answer(String name, String method) {
    try {
      return group.call(name, method).toString();
    } catch (RuntimeException failure) {
      return failure.toString();
    }
  }
}
