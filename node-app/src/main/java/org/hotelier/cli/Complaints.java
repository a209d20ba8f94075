package org.hotelier.cli;

import java.util.Objects;
import org.hotelier.protocol.control.ControlException;
import org.hotelier.protocol.luxi.ControlFailure;
import org.jspecify.annotations.Nullable;

/** Turns whatever a verb threw into its exit code and one line that says what to do. */
final class Complaints {

  private Complaints() {}

  static CliFailure of(Exception failure) {
    if (failure instanceof CliFailure complaint) {
      return complaint;
    }
    if (failure instanceof ControlFailure refusal) {
      return ofRefusal(refusal);
    }
    if (failure instanceof ControlException.TimedOut) {
      return CliFailure.timedOut(text(failure));
    }
    if (failure instanceof ControlException) {
      return new CliFailure(ExitCode.NO_NODE, text(failure));
    }
    return new CliFailure(
        ExitCode.REFUSED, failure.getClass().getSimpleName() + ": " + text(failure));
  }

  private static CliFailure ofRefusal(ControlFailure refusal) {
    return new CliFailure(
        ExitCode.REFUSED,
        "the node answered %s: %s; 'hotelier doctor' says more"
            .formatted(refusal.name(), oneLine(String.join(", ", refusal.arguments()))));
  }

  private static String text(Exception failure) {
    return oneLine(failure.getMessage());
  }

  static String oneLine(@Nullable String text) {
    return Objects.requireNonNullElse(text, "no details").strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
