package org.hotelier.cli;

/** What the process tells its caller when it ends; scripts rely on these numbers. */
public final class ExitCode {
  public static final int DONE = 0;

  /** The answer is no, or the request failed. */
  public static final int REFUSED = 1;

  public static final int USAGE = 2;
  public static final int NO_NODE = 3;
  public static final int TIMED_OUT = 4;

  private ExitCode() {}
}
