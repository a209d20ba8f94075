package org.hotelier.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchTest {

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  @Test
  void looksAgainUntilItSeesWhatItWaitsFor() {
    var looks = new AtomicInteger();

    var sight = watch(Duration.ofSeconds(10)).until(looks::incrementAndGet, count -> count == 3);

    assertThat(sight.seen()).isEqualTo(3);
    assertThat(looks).hasValue(3);
  }

  @Test
  void looksOnceEvenWhenThereIsNoTime() {
    assertThat(watch(Duration.ZERO).until(() -> "online", "online"::equals).seen())
        .isEqualTo("online");
  }

  @Test
  void failsWithWhatItWaitedForWhatItSawLastAndTheEvidence() {
    assertThatThrownBy(
            () -> watch(Duration.ofMillis(30)).until(() -> List.of("b suspect"), List::isEmpty))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("Expected a to see b online within 30 ms, but after ")
        .hasMessageContaining("the last seen was:\n[b suspect]")
        .hasMessageEndingWith("the end of the log");
  }

  @Test
  void takesAFailedLookAsNotSeenYetAndQuotesIt() {
    assertThatThrownBy(
            () ->
                watch(Duration.ofMillis(30))
                    .until(
                        () -> {
                          throw new IllegalStateException("nobody listens");
                        },
                        seen -> true))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("nobody listens");
  }

  @Test
  void givesUpAtOnceWhenItIsHopeless() {
    var looks = new AtomicInteger();

    assertThatThrownBy(
            () ->
                watch(Duration.ofDays(1))
                    .until(
                        () -> {
                          looks.incrementAndGet();
                          throw new Watch.Hopeless("node b has ended with code 1");
                        },
                        seen -> true))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("node b has ended with code 1");
    assertThat(looks).hasValue(1);
  }

  @Test
  void endsWhenItsThreadIsInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> watch(Duration.ofDays(1)).until(() -> "suspect", "online"::equals))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("suspect");
  }

  @Test
  void watchesThroughoutTheTime() {
    var looks = new AtomicInteger();

    watch(Duration.ofMillis(50)).throughout(looks::incrementAndGet, count -> true);

    assertThat(looks).hasValueGreaterThan(1);
  }

  @Test
  void failsAtTheFirstLookThatDoesNotHoldThroughout() {
    var looks = new AtomicInteger();

    assertThatThrownBy(
            () -> watch(Duration.ofDays(1)).throughout(looks::incrementAndGet, count -> count < 3))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Expected a to see b online for 86400000 ms, but after ")
        .hasMessageContaining("the last seen was:\n3");
    assertThatThrownBy(
            () ->
                watch(Duration.ofDays(1))
                    .throughout(
                        () -> {
                          throw new IllegalStateException("nobody listens");
                        },
                        seen -> true))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("nobody listens");
  }

  private static Watch watch(Duration within) {
    return new Watch("a to see b online", within, () -> "the end of the log");
  }
}
