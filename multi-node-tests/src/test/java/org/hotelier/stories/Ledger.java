package org.hotelier.stories;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What workers note of every request that they execute: where, and when. */
final class Ledger {
  private final long startNanos = System.nanoTime();
  private final Map<String, List<String>> executions = new ConcurrentHashMap<>();

  /** A worker's work: noted, and done. */
  String execute(String where, String request) {
    executions
        .computeIfAbsent(request, first -> new CopyOnWriteArrayList<>())
        .add("at %s after %d ms".formatted(where, (System.nanoTime() - startNanos) / 1_000_000));
    return request;
  }

  /** How many different requests were executed. */
  int requests() {
    return executions.size();
  }

  /** Those that were executed more than once, and each time. */
  List<String> repeated() {
    return executions.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .sorted()
        .toList();
  }

  /** How often the one was executed that was executed most. */
  int mostExecutions() {
    return executions.values().stream().mapToInt(List::size).max().orElse(0);
  }
}
