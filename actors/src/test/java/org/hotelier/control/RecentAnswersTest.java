package org.hotelier.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.hotelier.control.RecentAnswers.Call;
import org.hotelier.control.RecentAnswers.Key;
import org.hotelier.protocol.luxi.ControlFailure;
import org.junit.jupiter.api.Test;

/** LX-39: a repeated call runs once. */
class RecentAnswersTest {
  private static final Call CALL = new Call("Stop", "digest");

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10);
  private final AtomicInteger runs = new AtomicInteger();
  private final RecentAnswers recent =
      new RecentAnswers(Duration.ofMinutes(10), 3, 100, nanos::get);

  @Test
  void runsARepeatedCallOnce() {
    assertThat(run("k").join()).isEqualTo(run("k").join());
    assertThat(runs).hasValue(1);
  }

  @Test
  void sharesTheAnswerWhileTheFirstCallStillRuns() {
    var running = new CompletableFuture<byte[]>();

    var first = recent.once(new Key(1, "k"), CALL, () -> running);
    var second = run("k");
    running.complete(new byte[] {7});

    assertThat(first.join()).containsExactly(7);
    assertThat(second.join()).containsExactly(7);
    assertThat(runs).hasValue(0);
  }

  @Test
  void runsItAgainWhenTheTimeIsOver() {
    run("k");
    nanos.addAndGet(Duration.ofMinutes(10).toNanos() - 1);
    run("k");
    assertThat(runs).hasValue(1);

    nanos.addAndGet(1);
    run("k");
    assertThat(runs).hasValue(2);
  }

  @Test
  void refusesAKeyThatStandsForAnotherCall() {
    run("k");

    assertThatThrownBy(
            () ->
                recent.once(
                    new Key(1, "k"), new Call("Stop", "other"), () -> new CompletableFuture<>()))
        .isInstanceOf(ControlFailure.class)
        .hasMessageContaining("KeyReused");
  }

  @Test
  void keepsTheKeysOfUsersApart() {
    run("k");
    recent.once(new Key(2, "k"), new Call("Found", "other"), this::work);

    assertThat(runs).hasValue(2);
  }

  @Test
  void dropsTheOldestWhenThereAreTooMany() {
    run("a");
    run("b");
    run("c");
    run("d");

    run("b");
    assertThat(runs).hasValue(4);
    run("a");
    assertThat(runs).hasValue(5);
  }

  @Test
  void dropsTheOldestWhenTheyAreTooLarge() {
    recent.once(new Key(1, "a"), CALL, () -> CompletableFuture.completedFuture(new byte[101]));
    run("b");

    run("a");
    assertThat(runs).hasValue(2);
  }

  @Test
  void neverDropsWhatStillRuns() {
    var running = new CompletableFuture<byte[]>();
    var awaited = recent.once(new Key(1, "slow"), CALL, () -> running);
    nanos.addAndGet(Duration.ofHours(1).toNanos());
    for (var n = 0; n < 10; n++) {
      run("k" + n);
    }

    run("slow");
    running.complete(new byte[] {7});

    assertThat(runs).hasValue(10);
    assertThat(awaited.join()).containsExactly(7);
  }

  private CompletableFuture<byte[]> run(String key) {
    return recent.once(new Key(1, key), CALL, this::work);
  }

  private CompletableFuture<byte[]> work() {
    return CompletableFuture.completedFuture(new byte[] {(byte) runs.incrementAndGet()});
  }
}
