package org.hotelier.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpreadTableTest {
  private static final SpreadTable TABLE =
      new SpreadTable("A cut", Unit.MILLISECONDS, List.of("cut → suspect", "heal → one cluster"));

  @Test
  void tellsTheSpreadOfEachMeasureInItsOrderByParts() {
    var samples = new Samples(Optional.empty());
    samples.add(new Sample("heal → one cluster", "2+1", 3, "0", 1_000_000));
    samples.add(new Sample("cut → suspect", "3+2", 5, "0", 900_000));
    samples.add(new Sample("cut → suspect", "2+1", 3, "0", 800_000));
    samples.add(new Sample("cut → suspect", "2+1", 3, "1", 700_000));
    samples.add(new Sample("another", "2+1", 3, "1", 1));

    assertThat(TABLE.of(samples).lines())
        .containsExactly(
            "**A cut**",
            "",
            "| from → to | parts | runs | p50 | p99 | max |",
            "| --- | --- | --: | --: | --: | --: |",
            "| cut → suspect | 2+1 | 2 | 700 ms | 800 ms | 800 ms |",
            "| cut → suspect | 3+2 | 1 | 900 ms | 900 ms | 900 ms |",
            "| heal → one cluster | 2+1 | 1 | 1,000 ms | 1,000 ms | 1,000 ms |");
  }

  @Test
  void saysThatThereIsNoSample() {
    assertThat(TABLE.of(new Samples(Optional.empty()))).isEqualTo("**A cut**: no samples\n");
  }
}
