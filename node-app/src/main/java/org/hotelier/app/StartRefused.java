package org.hotelier.app;

/** A node that cannot start as it is configured; the text says what was expected and what to do. */
public final class StartRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartRefused(String reason) {
    super(reason);
  }
}
