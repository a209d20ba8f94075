package org.hotelier.demo;

/** The story did not happen as told. */
final class StoryFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoryFailure(String message) {
    super(message);
  }
}
