package org.hotelier.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.hotelier.protocol.luxi.ControlCodec;
import org.hotelier.protocol.luxi.ControlFailure;
import org.hotelier.protocol.luxi.ControlRequest;

/**
 * Answers to calls that carried a key, so that a repeated call runs once: while the first one runs
 * its repetitions wait for the same answer, and afterwards they get it for as long as it is kept.
 * Bounded in time, number and bytes; an answer that is still awaited is never given up.
 */
final class RecentAnswers {

  /** A key belongs to the user who chose it. */
  record Key(int uid, String text) {}

  /** What was called, so that a key used for something else is noticed. */
  record Call(String method, String argsDigest) {
    static Call of(ControlRequest request) {
      var args = ControlCodec.text(request.args()).getBytes(StandardCharsets.US_ASCII);
      try {
        var digest = MessageDigest.getInstance("SHA-256").digest(args);
        return new Call(request.method(), HexFormat.of().formatHex(digest));
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("Every JDK has SHA-256", impossible);
      }
    }
  }

  private record Kept(Call call, long sinceNanos, CompletableFuture<byte[]> answer) {}

  private final long keepNanos;
  private final int maxAnswers;
  private final long maxBytes;
  private final LongSupplier nanoClock;
  private final Map<Key, Kept> answers = new LinkedHashMap<>();
  private long bytes;

  RecentAnswers(Duration keep, int maxAnswers, long maxBytes, LongSupplier nanoClock) {
    this.keepNanos = keep.toNanos();
    this.maxAnswers = maxAnswers;
    this.maxBytes = maxBytes;
    this.nanoClock = nanoClock;
  }

  /**
   * Runs the call unless it ran or runs already.
   *
   * @throws ControlFailure {@code KeyReused} if the key stands for another call
   */
  CompletableFuture<byte[]> once(Key key, Call call, Supplier<CompletableFuture<byte[]>> run) {
    var first = new Kept(call, nanoClock.getAsLong(), new CompletableFuture<>());
    var kept = keep(key, first);
    if (!kept.call().equals(call)) {
      throw new ControlFailure(
          "KeyReused",
          "Expected a new key, but %s stands for another call of %s; choose one per call"
              .formatted(key.text(), kept.call().method()));
    }
    if (kept.answer() == first.answer()) {
      var unused = run.get().thenAccept(answer -> complete(first, answer));
    }
    return kept.answer();
  }

  private synchronized Kept keep(Key key, Kept first) {
    drop(kept -> first.sinceNanos() - kept.sinceNanos() >= keepNanos);
    var earlier = answers.get(key);
    if (earlier != null) {
      return earlier;
    }
    drop(kept -> answers.size() >= maxAnswers || bytes > maxBytes);
    answers.put(key, first);
    return first;
  }

  private void complete(Kept kept, byte[] answer) {
    synchronized (this) {
      bytes += answer.length;
    }
    kept.answer().complete(answer);
  }

  /** Drops the eldest for as long as they are superfluous, passing over what still runs. */
  private void drop(Predicate<Kept> superfluous) {
    for (var eldest = answers.values().iterator(); eldest.hasNext(); ) {
      var kept = eldest.next();
      if (!superfluous.test(kept)) {
        return;
      }
      if (kept.answer().isDone()) {
        bytes -= kept.answer().join().length;
        eldest.remove();
      }
    }
  }
}
