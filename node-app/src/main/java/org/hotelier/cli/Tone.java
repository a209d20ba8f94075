package org.hotelier.cli;

/** What a piece of text means to the reader; a terminal shows it as a colour (ECMA-48 SGR). */
enum Tone {
  PLAIN(""),
  HEADING("1"),
  QUIET("2"),
  GOOD("32"),
  DOUBTFUL("33"),
  BAD("31");

  private final String sgr;

  Tone(String sgr) {
    this.sgr = sgr;
  }

  String paint(String text) {
    return sgr.isEmpty() ? text : "\u001b[" + sgr + "m" + text + "\u001b[0m";
  }

  /** The tone of a node's status as the control socket names it. */
  static Tone ofStatus(String status) {
    return switch (status) {
      case "online" -> GOOD;
      case "suspect" -> DOUBTFUL;
      case "offline" -> BAD;
      default -> PLAIN;
    };
  }
}
