package org.hotelier.benchmarks.report;

/**
 * One measured value of one run, and a line of the samples file: {@code
 * measure;system;nodes;run;value}.
 *
 * @param run says how this run was made, for instance its seed
 * @param value in the measure's own unit: microseconds or kibibytes
 */
public record Sample(String measure, String system, int nodes, String run, long value) {

  private static final int FIELDS = 5;

  String line() {
    return String.join(";", measure, system, String.valueOf(nodes), run, String.valueOf(value));
  }

  static Sample parse(String line) {
    var fields = line.split(";", -1);
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException(
          "Expected measure;system;nodes;run;value, but got \"%s\"; do use another samples file"
              .formatted(line));
    }
    return new Sample(
        fields[0], fields[1], Integer.parseInt(fields[2]), fields[3], Long.parseLong(fields[4]));
  }
}
