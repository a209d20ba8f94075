package org.hotelier.benchmarks.broker;

/** A program that a benchmark needs is not on this machine; the message says what to install. */
public final class Missing extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  Missing(String message, Throwable cause) {
    super(message, cause);
  }

  Missing(String message) {
    super(message);
  }
}
