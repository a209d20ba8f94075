package org.hotelier.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All samples of a benchmark, in the order in which they were taken. With a file, each is written
 * as it is taken, and those of earlier calls count: a long benchmark can be run in pieces.
 */
public final class Samples {
  private final List<Sample> samples = new ArrayList<>();
  private final Optional<Path> file;

  public Samples(Optional<Path> file) {
    this.file = file;
    file.filter(Files::exists)
        .ifPresent(known -> lines(known).map(Sample::parse).forEach(samples::add));
  }

  public void add(Sample sample) {
    samples.add(sample);
    file.ifPresent(known -> append(known, sample.line()));
  }

  /** The values of one measure of one system at one size. */
  public List<Long> values(String measure, String system, int nodes) {
    return of(measure)
        .filter(sample -> sample.system().equals(system) && sample.nodes() == nodes)
        .map(Sample::value)
        .toList();
  }

  Stream<Sample> of(String measure) {
    return samples.stream().filter(sample -> sample.measure().equals(measure));
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void append(Path file, String line) {
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
