package org.hotelier.benchmarks.report;

import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Markdown table of several measures, each by system, with nothing to compare them to. */
public record SpreadTable(String title, Unit unit, List<String> measures) {

  /** The table; says so where there is no sample. */
  public String of(Samples samples) {
    var rows = measures.stream().flatMap(each -> rows(each, samples)).collect(Collectors.joining());
    return rows.isEmpty()
        ? "**%s**: no samples\n".formatted(title)
        : "**%s**\n\n".formatted(title)
            + row(List.of("from → to", "parts", "runs", "p50", "p99", "max"))
            + row(List.of("---", "---", "--:", "--:", "--:", "--:"))
            + rows;
  }

  private Stream<String> rows(String measure, Samples samples) {
    return samples
        .of(measure)
        .collect(Collectors.groupingBy(Sample::system, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(entry -> row(cells(measure, entry.getKey(), values(entry.getValue()))));
  }

  private static List<Long> values(List<Sample> samples) {
    return samples.stream().map(Sample::value).toList();
  }

  private List<String> cells(String measure, String parts, List<Long> values) {
    var spread = Percentiles.of(values);
    long max = Collections.max(values);
    return List.of(
        measure,
        parts,
        String.valueOf(spread.count()),
        unit.text(spread.p50()),
        // Of few values it is the largest, rounded up to three digits.
        unit.text(Math.min(spread.p99(), max)),
        unit.text(max));
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
