package org.hotelier.node;

import org.hotelier.formation.Obstacle;

/**
 * One rule that a node's state rests on, as {@code Explain} tells it.
 *
 * @param rule a stable word, see docs/run-a-cluster.md
 * @param value what was found, with figures
 * @param peer who or what blocks it, with its address; empty where nobody does
 * @param advice what an operator can do; empty where nothing needs to be done
 */
record Ruling(String rule, boolean holds, String value, String peer, String advice) {

  static Ruling of(Obstacle obstacle) {
    return new Ruling(obstacle.rule(), false, obstacle.value(), obstacle.peer(), obstacle.advice());
  }
}
