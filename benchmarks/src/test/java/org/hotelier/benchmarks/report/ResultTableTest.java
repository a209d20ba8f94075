package org.hotelier.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultTableTest {
  private static final ResultTable TABLE = new ResultTable("time", Unit.MILLISECONDS, "slow");

  @TempDir Path directory;

  @Test
  void tellsMedianAndWorst() {
    var values = LongStream.rangeClosed(1, 100).boxed().toList();

    assertThat(Percentiles.of(values)).isEqualTo(new Percentiles(100, 50, 99));
  }

  @Test
  void theWorstOfFewValuesIsTheLargest() {
    assertThat(Percentiles.of(List.of(3L, 900L, 1L)).p99()).isEqualTo(900);
  }

  @Test
  void knowsNoPercentilesOfNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> Percentiles.of(List.of()));
  }

  @Test
  void comparesEachMedianWithTheBaselineOfTheSameSize() {
    var samples = new Samples(Optional.empty());
    samples.add(new Sample("time", "slow", 3, "0", 100_000));
    samples.add(new Sample("time", "fast", 3, "0", 25_000));
    samples.add(new Sample("time", "fast", 1, "0", 5_000));
    samples.add(new Sample("other", "fast", 3, "0", 1));

    assertThat(TABLE.of(samples))
        .isEqualTo(
            """
            **time**

            | system | nodes | runs | p50 | p99 | p50 to slow's |
            | --- | --: | --: | --: | --: | --: |
            | fast | 1 | 1 | 5 ms | 5 ms | – |
            | slow | 3 | 1 | 100 ms | 100 ms | 1.00 |
            | fast | 3 | 1 | 25 ms | 25 ms | 0.25 |
            """);
  }

  @Test
  void aLaterCallGoesOnWithTheSamplesOfTheFile() {
    var file = Optional.of(directory.resolve("samples"));
    new Samples(file).add(new Sample("time", "fast", 3, "at once", 7));

    var later = new Samples(file);
    later.add(new Sample("time", "fast", 3, "seed 2", 8));

    assertThat(new Samples(file).values("time", "fast", 3)).containsExactly(7L, 8L);
  }
}
