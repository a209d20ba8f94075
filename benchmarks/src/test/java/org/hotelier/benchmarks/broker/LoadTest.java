package org.hotelier.benchmarks.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadTest {

  @Test
  void addsUpTheProcessesOfABroker() {
    var line =
        """
        {"throughput":1000.4,"lat_us":{"p50":12.5,"p99":99.9},"client_cpu_us_per_req":3.25,
         "watch":{"11":{"cpu_us_per_req":4.5,"rss_kb":100},"12":{"cpu_us_per_req":5.5,"rss_kb":50}}}
        """;

    assertThat(Load.metrics(line))
        .isEqualTo(
            Map.of(
                Metric.THROUGHPUT, 1000L,
                Metric.MEDIAN, 12_500L,
                Metric.WORST, 99_900L,
                Metric.BROKER_TIME, 10_000L,
                Metric.LOAD_TIME, 3_250L,
                Metric.MEMORY, 150L));
  }

  @Test
  void refusesWhatIsNoResult() {
    assertThatIllegalStateException().isThrownBy(() -> Load.metrics("loadgen: out of memory"));
  }
}
