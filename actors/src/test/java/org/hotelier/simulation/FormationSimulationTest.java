package org.hotelier.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.hotelier.simulation.Simulation.Outcome;
import org.junit.jupiter.api.Test;

/**
 * Seeded histories of two to six nodes, under all that can go wrong with them and between them.
 * More of them with {@code -Dhotelier.schedules=1000000}, others with {@code
 * -Dhotelier.first-seed=…}; one of them, with its history, with {@code -Dhotelier.seed=…}.
 */
class FormationSimulationTest {
  private static final int SCHEDULES = 20_000;
  private static final int MOST_NAMED = 20;

  /** What is kept of an outcome, so that a million of them fit. */
  private record Result(long seed, boolean failed, int healedMillis) {
    static Result of(Outcome outcome) {
      return new Result(outcome.seed(), outcome.failed(), (int) outcome.healedMillis());
    }
  }

  @Test
  void noHistoryBreaksWhatMustHold() {
    var seed = Long.getLong("hotelier.seed");
    if (seed != null) {
      var outcome = Simulation.run(seed, Rules::new, true);
      System.out.println(outcome.history());
      assertThat(outcome.violation()).as("seed %d", seed).isEmpty();
      return;
    }
    long first = Long.getLong("hotelier.first-seed", 0);
    long began = System.nanoTime();
    var results =
        LongStream.range(first, first + Long.getLong("hotelier.schedules", SCHEDULES))
            .parallel()
            .mapToObj(one -> Result.of(Simulation.run(one, Rules::new, false)))
            .toList();
    report(results, (System.nanoTime() - began) / 1e9);
    var broken = results.stream().filter(Result::failed).map(Result::seed).toList();
    assertThat(broken).as(() -> story(broken)).isEmpty();
  }

  private static void report(List<Result> results, double seconds) {
    var healed = results.stream().mapToInt(Result::healedMillis).sorted().toArray();
    System.out.printf(
        "%d schedules in %.0f s (%.0f/s); healed within %d ms (half of them), %d ms (99 of 100),"
            + " %d ms (all)%n",
        results.size(),
        seconds,
        results.size() / seconds,
        healed[healed.length / 2],
        healed[healed.length * 99 / 100],
        healed[healed.length - 1]);
  }

  /** The history of the first broken one, to be read without running it again. */
  private static String story(List<Long> seeds) {
    var outcome = Simulation.run(seeds.get(0), Rules::new, true);
    return "%d broken, seeds %s%n%s%nRun it alone with -Dhotelier.seed=%d%n"
        .formatted(
            seeds.size(),
            seeds.stream().limit(MOST_NAMED).toList(),
            outcome.history(),
            outcome.seed());
  }
}
