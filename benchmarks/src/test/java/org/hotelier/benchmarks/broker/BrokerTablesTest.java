package org.hotelier.benchmarks.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.hotelier.benchmarks.report.Sample;
import org.hotelier.benchmarks.report.Samples;
import org.junit.jupiter.api.Test;

class BrokerTablesTest {
  private final Samples samples = new Samples(Optional.empty());
  private final BrokerTables tables = new BrokerTables(List.of(Workload.BUSY), samples);

  @Test
  void comparesTheMediansOfAllRuns() {
    add("Hotelier", Metric.THROUGHPUT, 10, 300, 290);
    add("JeroMQ broker", Metric.THROUGHPUT, 100, 1_000, 90);

    assertThat(tables.ratios())
        .endsWith(
            "| 16 workers, 1 requester, window 1000, 16 B | JeroMQ broker | 2.90 | – | – | – |\n");
  }

  @Test
  void saysOfEachAimWhetherItWasMet() {
    add("Hotelier", Metric.THROUGHPUT, 150);
    add("JeroMQ broker", Metric.THROUGHPUT, 100);
    add("Hotelier", Metric.BROKER_TIME, 41);
    add("JeroMQ broker", Metric.BROKER_TIME, 100);

    assertThat(tables.aims())
        .contains("| requests/s | JeroMQ broker | ≥ 1.5 × | 1.50 | met |\n")
        .contains("| broker CPU/request | JeroMQ broker | ≤ 0.4 × | 0.41 | **missed** |\n");
  }

  @Test
  void saysNothingOfAnAimWhoseBaselineIsMissing() {
    add("Hotelier", Metric.THROUGHPUT, 150);

    assertThat(tables.aims()).endsWith("no samples\n");
  }

  @Test
  void comparesNothingWithABaselineOfZero() {
    add("Hotelier", Metric.BROKER_TIME, 5);
    add("JeroMQ broker", Metric.BROKER_TIME, 0);

    assertThat(tables.ratios()).endsWith("no samples\n");
  }

  @Test
  void writesFiguresInTheirUnits() {
    add("Hotelier", Metric.THROUGHPUT, 70_000);
    add("Hotelier", Metric.MEDIAN, 1_500);
    add("Hotelier", Metric.MEMORY, 2_048);

    assertThat(tables.figures())
        .endsWith(" | Hotelier | 1 | 70,000 | 1.5 µs | – | – | – | 2 MiB |\n");
  }

  private void add(String system, Metric metric, long... values) {
    for (long value : values) {
      samples.add(new Sample(metric.measure(Workload.BUSY), system, 1, "0", value));
    }
  }
}
