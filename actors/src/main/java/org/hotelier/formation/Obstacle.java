package org.hotelier.formation;

/**
 * Why a node does not found or join just now: the rule, its value, the peer that blocks it (empty
 * where none does), and what an operator can do.
 */
public record Obstacle(String rule, String value, String peer, String advice) {

  /** The obstacle in one line, for logs and for those who are kept waiting by it. */
  public String inWords() {
    return "%s: %s (%s)".formatted(rule, value, peer);
  }
}
