package org.hotelier.service;

/** What failures are called in one line. */
final class Texts {

  private Texts() {}

  /** The failure's own text, or what kind it is if it has none. */
  static String of(Throwable failure) {
    var text = failure.getMessage();
    return text == null || text.isBlank() ? failure.getClass().getSimpleName() : text;
  }
}
