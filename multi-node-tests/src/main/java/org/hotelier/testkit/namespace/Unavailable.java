package org.hotelier.testkit.namespace;

/** This machine lends no network namespace: the message says what is missing and what to do. */
public final class Unavailable extends Exception {
  private static final long serialVersionUID = 1L;

  public Unavailable(String message) {
    super(message);
  }
}
