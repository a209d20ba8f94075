package org.hotelier.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotelier.benchmarks.subject.HotelierSubject;
import org.hotelier.benchmarks.subject.Layout;
import org.hotelier.benchmarks.subject.PlainArchive;
import org.hotelier.benchmarks.subject.PlainSubject;
import org.hotelier.benchmarks.subject.Subject;
import picocli.CommandLine.Option;

/** The systems that are compared, all of them with a class-data archive or all without. */
final class Contestants {
  static final String BASELINE = "Pekko, tuned";
  private static final String TUNED = "plain-tuned.conf";
  private static final String DEFAULT = "plain-default.conf";

  @Option(names = "--no-archive", description = "Give no system a class-data archive of its own.")
  private boolean noArchive;

  private final Layout layout = layout();

  static Layout layout() {
    return new Layout(Path.of(System.getProperty("hotelier.checkout", "")).toAbsolutePath());
  }

  /** The environment in which the launcher takes the Java that runs this. */
  static Map<String, String> java() {
    return Map.of("JAVA_HOME", System.getProperty("java.home"));
  }

  List<Subject> all() {
    var archive =
        noArchive ? Optional.<Path>empty() : Optional.of(PlainArchive.make(layout, TUNED));
    var classPath = layout.plainClassPath();
    return List.of(
        new HotelierSubject(layout, !noArchive),
        new PlainSubject(BASELINE, TUNED, classPath, archive),
        new PlainSubject("Pekko, default", DEFAULT, classPath, archive));
  }

  /** Each run begins with another system, so that none is always the one behind the slowest. */
  static List<Subject> inTurn(List<Subject> subjects, int run) {
    var turned = new ArrayList<>(subjects);
    Collections.rotate(turned, -run);
    return turned;
  }
}
