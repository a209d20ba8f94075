package org.hotelier.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotelier.broker.Outcome.Final;
import org.hotelier.broker.Outcome.Partial;
import org.jspecify.annotations.Nullable;

/** The simple model of delivery: what may happen to a request, and what must. */
final class Ledger {

  private static final class Entry {
    private final boolean onlyOnce;
    private final long latest;
    private final List<String> parts = new ArrayList<>();
    private int handed;
    private @Nullable Outcome end;
    private boolean abandoned;

    private Entry(boolean onlyOnce, long latest) {
      this.onlyOnce = onlyOnce;
      this.latest = latest;
    }
  }

  private final Map<String, Entry> entries = new HashMap<>();
  private final int attempts;
  private @Nullable String violation;

  Ledger(int attempts) {
    this.attempts = attempts;
  }

  Optional<String> violation() {
    return Optional.ofNullable(violation);
  }

  void broken(String what) {
    if (violation == null) {
      violation = what;
    }
  }

  void check(boolean holds, String what) {
    if (!holds) {
      broken(what);
    }
  }

  void asked(String request, boolean onlyOnce, long latest) {
    entries.put(request, new Entry(onlyOnce, latest));
  }

  void handed(String request) {
    var entry = entry(request);
    entry.handed++;
    check(entry.handed <= attempts, "too many attempts: " + request);
    check(!entry.onlyOnce || entry.handed == 1, "at-most-once handed out twice: " + request);
  }

  void abandoned(String request) {
    entry(request).abandoned = true;
  }

  void told(String request, Outcome outcome, long now) {
    var entry = entry(request);
    check(!entry.abandoned, "told although gone: " + request);
    check(entry.end == null, "told after the end: " + request + " " + outcome);
    check(now <= entry.latest, "told too late: " + request);
    if (outcome instanceof Partial partial) {
      part(request, entry, text(partial.body()));
    } else {
      entry.end = outcome;
      if (outcome instanceof Final last) {
        end(request, entry, text(last.body()));
      }
    }
  }

  void allHaveEnded() {
    entries.forEach(
        (request, entry) ->
            check(entry.end != null || entry.abandoned, "lost without an outcome: " + request));
  }

  /** Whether the request has no outcome yet and somebody waits for it. */
  boolean isOpen(String request) {
    var entry = entry(request);
    return entry.end == null && !entry.abandoned;
  }

  long answered() {
    return entries.values().stream().filter(entry -> entry.end instanceof Final).count();
  }

  int asked() {
    return entries.size();
  }

  // an answer is "request/giver/part", the last one "request/giver/number of parts before it"

  private void part(String request, Entry entry, String part) {
    check(part.equals(stem(request, part) + entry.parts.size()), "parts out of order: " + part);
    sameGiver(request, entry, part);
    entry.parts.add(part);
  }

  private void end(String request, Entry entry, String last) {
    check(
        last.equals(stem(request, last) + entry.parts.size()),
        "parts missing, or another's reply: " + request + " got " + last);
    sameGiver(request, entry, last);
  }

  private void sameGiver(String request, Entry entry, String text) {
    check(
        entry.parts.isEmpty() || entry.parts.get(0).startsWith(stem(request, text)),
        "parts of two attempts mixed: " + request);
  }

  private static String stem(String request, String text) {
    var end = text.lastIndexOf('/') + 1;
    return text.startsWith(request + "/") ? text.substring(0, end) : request + "/?";
  }

  private Entry entry(String request) {
    var entry = entries.get(request);
    if (entry == null) {
      throw new IllegalArgumentException("Expected a known request, but got " + request);
    }
    return entry;
  }

  static String text(List<byte[]> body) {
    return new String(body.get(0), UTF_8);
  }

  static List<byte[]> body(String text) {
    return List.of(text.getBytes(UTF_8));
  }
}
