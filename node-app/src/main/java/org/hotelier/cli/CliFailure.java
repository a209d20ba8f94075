package org.hotelier.cli;

/** A verb that cannot go on: the exit code, and the one line that says what to do. */
final class CliFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final String line;

  CliFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
    this.line = message;
  }

  int exitCode() {
    return exitCode;
  }

  String line() {
    return line;
  }

  static CliFailure usage(String message) {
    return new CliFailure(ExitCode.USAGE, message);
  }

  static CliFailure noNode(String message) {
    return new CliFailure(ExitCode.NO_NODE, message);
  }

  static CliFailure timedOut(String message) {
    return new CliFailure(ExitCode.TIMED_OUT, message);
  }
}
