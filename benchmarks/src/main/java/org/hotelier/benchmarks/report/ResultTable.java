package org.hotelier.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A Markdown table of one measure: a row for each system and size, with the ratio of its median to
 * the baseline's of the same size.
 */
public record ResultTable(String measure, Unit unit, String baseline) {

  private record Series(String system, int nodes) {}

  /** The table; says so where there is no sample. */
  public String of(Samples samples) {
    var series =
        samples
            .of(measure)
            .map(sample -> new Series(sample.system(), sample.nodes()))
            .distinct()
            .sorted(java.util.Comparator.comparingInt(Series::nodes))
            .toList();
    if (series.isEmpty()) {
      return "**%s**: no samples\n".formatted(measure);
    }
    return "**%s**\n\n".formatted(measure)
        + row(List.of("system", "nodes", "runs", "p50", "p99", "p50 to " + baseline + "'s"))
        + row(List.of("---", "--:", "--:", "--:", "--:", "--:"))
        + series.stream().map(each -> row(cells(each, samples))).collect(Collectors.joining());
  }

  private List<String> cells(Series series, Samples samples) {
    var own = percentiles(series, samples);
    return List.of(
        series.system(),
        String.valueOf(series.nodes()),
        String.valueOf(own.count()),
        unit.text(own.p50()),
        unit.text(own.p99()),
        ratio(own, samples.values(measure, baseline, series.nodes())));
  }

  private Percentiles percentiles(Series series, Samples samples) {
    return Percentiles.of(samples.values(measure, series.system(), series.nodes()));
  }

  private static String ratio(Percentiles own, List<Long> baseline) {
    return baseline.isEmpty()
        ? "–"
        : String.format(Locale.ROOT, "%.2f", (double) own.p50() / Percentiles.of(baseline).p50());
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
