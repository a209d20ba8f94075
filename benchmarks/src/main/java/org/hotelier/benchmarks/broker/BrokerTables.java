package org.hotelier.benchmarks.broker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.hotelier.benchmarks.report.Samples;

/** The Markdown tables of the cases: the aims, the ratios, and the figures they are made of. */
public record BrokerTables(List<Workload> workloads, Samples samples) {
  private static final List<String> SYSTEMS =
      List.of(
          HotelierContestant.NAME,
          JeromqContestant.NAME,
          NatsContestant.NAME,
          NatsContestant.LEAN_NAME);
  private static final List<String> BASELINES = SYSTEMS.subList(1, SYSTEMS.size());
  private static final List<Metric> COMPARED =
      List.of(Metric.THROUGHPUT, Metric.MEDIAN, Metric.WORST, Metric.BROKER_TIME);
  private static final String NOTHING = "–";

  /** What is to be reached, and whether it was; only of cases that were measured. */
  public String aims() {
    var rows = new ArrayList<List<String>>();
    for (var aim : Aim.ALL) {
      var ratio = aim.ratio(samples);
      if (workloads.contains(aim.workload()) && ratio.isPresent()) {
        rows.add(
            List.of(
                aim.workload().name(),
                aim.metric().label(),
                aim.baseline(),
                aim.text(),
                text(ratio),
                aim.met(ratio.getAsDouble()) ? "met" : "**missed**"));
      }
    }
    return table(
        "The aims, as ratios to the baseline of the same run",
        List.of("case", "what", "against", "aim", "measured", ""),
        4,
        rows);
  }

  /** Hotelier's medians over each baseline's. */
  public String ratios() {
    var rows = new ArrayList<List<String>>();
    for (var workload : workloads) {
      for (var baseline : BASELINES) {
        var ratios =
            COMPARED.stream()
                .map(metric -> Medians.of(samples).ratio(workload, metric, baseline))
                .toList();
        if (ratios.stream().anyMatch(OptionalDouble::isPresent)) {
          var row = new ArrayList<>(List.of(workload.name(), baseline));
          ratios.forEach(ratio -> row.add(text(ratio)));
          rows.add(row);
        }
      }
    }
    var head = new ArrayList<>(List.of("case", "against"));
    COMPARED.forEach(metric -> head.add(metric.label()));
    return table("Hotelier's medians to the baselines'", head, 2, rows);
  }

  /** The medians themselves. */
  public String figures() {
    var medians = Medians.of(samples);
    var rows = new ArrayList<List<String>>();
    for (var workload : workloads) {
      for (var system : SYSTEMS) {
        int runs = medians.runs(workload, system);
        if (runs > 0) {
          var row = new ArrayList<>(List.of(workload.name(), system, String.valueOf(runs)));
          for (var metric : Metric.values()) {
            var median = medians.median(workload, metric, system);
            row.add(median.isPresent() ? metric.text(median.getAsLong()) : NOTHING);
          }
          rows.add(row);
        }
      }
    }
    var head = new ArrayList<>(List.of("case", "system", "runs"));
    for (var metric : Metric.values()) {
      head.add(metric.label());
    }
    return table("Medians over the runs", head, 2, rows);
  }

  private static String text(OptionalDouble ratio) {
    return ratio.isPresent() ? String.format(Locale.ROOT, "%.2f", ratio.getAsDouble()) : NOTHING;
  }

  private static String table(String title, List<String> head, int words, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return "**%s**: no samples\n".formatted(title);
    }
    var rule = new ArrayList<>(Collections.nCopies(words, "---"));
    rule.addAll(Collections.nCopies(head.size() - words, "--:"));
    var text = new StringBuilder("**%s**\n\n".formatted(title)).append(row(head)).append(row(rule));
    rows.forEach(row -> text.append(row(row)));
    return text.toString();
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
