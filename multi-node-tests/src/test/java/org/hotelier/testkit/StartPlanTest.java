package org.hotelier.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import org.hotelier.testkit.StartPlan.Start;
import org.junit.jupiter.api.Test;

class StartPlanTest {
  private static final Duration SKEW = Duration.ofMillis(400);

  @Test
  void startsAllAtOnceWithoutDelayInTheOrderGiven() {
    assertThat(StartPlan.atOnce("b", "a").starts())
        .containsExactly(new Start("b", Duration.ZERO), new Start("a", Duration.ZERO));
  }

  @Test
  void isTheSameForTheSameSeed() {
    assertThat(StartPlan.shuffled(5, SKEW, "a", "b", "c"))
        .isEqualTo(StartPlan.shuffled(5, SKEW, "a", "b", "c"));
  }

  @Test
  void namesItsSeedForWhoeverReadsAFailure() {
    assertThat(StartPlan.shuffled(5, SKEW, "a", "b")).asString().contains("seed 5");
  }

  @Test
  void startsEveryNodeOnceInSomeOrderWithinTheSkew() {
    var orders = new HashSet<String>();
    for (long seed = 0; seed < 200; seed++) {
      var plan = StartPlan.shuffled(seed, SKEW, "a", "b", "c");
      assertThat(plan.starts())
          .as("%s", plan)
          .extracting(Start::name)
          .containsExactlyInAnyOrder("a", "b", "c");
      assertThat(plan.starts())
          .as("%s", plan)
          .allMatch(start -> start.delay().compareTo(SKEW) <= 0 && !start.delay().isNegative());
      orders.add(String.join("", plan.starts().stream().map(Start::name).toList()));
    }
    assertThat(orders).hasSize(6);
  }
}
