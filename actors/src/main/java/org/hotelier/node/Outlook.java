package org.hotelier.node;

import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;
import org.hotelier.formation.Obstacles;
import org.hotelier.formation.Survey;
import org.hotelier.formation.Survey.Strangers;
import org.hotelier.node.NodeView.Mode;
import org.hotelier.protocol.seekchat.Peer;

/**
 * What the last look at all candidates says to an operator. It blocks nothing: a node that is alone
 * may be right to be, but then nobody answered where it looked, or only strangers did.
 */
record Outlook(Survey survey, Mode mode) {

  /** How many of the candidates answered, and where they were sought. */
  Stream<Ruling> candidates() {
    if (survey.sought().isEmpty() || (mode == Mode.SEEKING && survey.asked() == 0)) {
      return Stream.empty();
    }
    boolean alone = survey.answered() == 0;
    return Stream.of(
        new Ruling(
            "candidates",
            !alone || mode != Mode.SEEKING,
            "%d of %d answered".formatted(survey.answered(), survey.asked()) + others(),
            String.join(", ", survey.sought()),
            alone
                ? "if there should be others: start them, or set hotelier.locator.seek to where they are; if many are silent, a firewall may drop what is asked"
                : ""));
  }

  private String others() {
    int strangers = survey.strangers().stream().mapToInt(Strangers::count).sum();
    var parts =
        Stream.of(
                count(survey.refused(), "refused"),
                count(survey.silent(), "silent"),
                count(strangers, "of another cluster or version"),
                count(survey.unproven().size(), "without the right join token"))
            .filter(part -> !part.isEmpty())
            .collect(joining(", "));
    return parts.isEmpty() ? "" : ": " + parts;
  }

  private static String count(int count, String what) {
    return count == 0 ? "" : count + " " + what;
  }

  /** Nodes that differ in cluster name or protocol version. */
  Stream<Ruling> strangers() {
    return survey.strangers().stream()
        .map(
            alike ->
                new Ruling(
                    alike.what(),
                    false,
                    "%d of %d candidates: %s \"%s\" there, \"%s\" here"
                        .formatted(
                            alike.count(),
                            survey.asked(),
                            alike.what(),
                            alike.theirs(),
                            alike.ours()),
                    alike.named().stream().map(Peer::toString).collect(joining(", ")),
                    alike.what().equals("cluster name")
                        ? "if they belong together, set the same hotelier.cluster.name; else leave it so, they ignore one another"
                        : "run the same version of Hotelier on both"));
  }

  /** Nodes of this cluster name that are kept out; while it seeks the rules of formation say it. */
  Stream<Ruling> unproven() {
    if (mode == Mode.SEEKING || survey.unproven().isEmpty()) {
      return Stream.empty();
    }
    var kept = Obstacles.unproven(survey.unproven());
    return Stream.of(
        new Ruling(
            kept.rule(),
            mode == Mode.CLUSTERED,
            kept.value() + "; kept out",
            kept.peer(),
            kept.advice()));
  }
}
