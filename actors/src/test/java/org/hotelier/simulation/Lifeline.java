package org.hotelier.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a process is dead, runs or is frozen, and so what becomes of what is to happen in it.
 * What reaches a frozen process waits and is handled all at once when it thaws; what was meant for
 * an earlier life of it never happens.
 */
final class Lifeline {

  private enum State {
    DEAD,
    RUNNING,
    FROZEN
  }

  private final Timeline timeline;
  private final List<Runnable> backlog = new ArrayList<>();
  private State state = State.DEAD;
  private int life;

  Lifeline(Timeline timeline) {
    this.timeline = timeline;
  }

  boolean isDead() {
    return state == State.DEAD;
  }

  boolean isRunning() {
    return state == State.RUNNING;
  }

  boolean isFrozen() {
    return state == State.FROZEN;
  }

  void begin() {
    state = State.RUNNING;
    life++;
  }

  void end() {
    state = State.DEAD;
    life++;
    backlog.clear();
  }

  void freeze() {
    state = State.FROZEN;
  }

  void thaw() {
    state = State.RUNNING;
    var piledUp = List.copyOf(backlog);
    backlog.clear();
    piledUp.forEach(this::handle);
  }

  /** Does something after a while, if this life goes on until then. */
  void later(long millis, Runnable what) {
    int mine = life;
    timeline.in(
        millis,
        () -> {
          if (life == mine) {
            handle(what);
          }
        });
  }

  private void handle(Runnable what) {
    switch (state) {
      case RUNNING -> what.run();
      case FROZEN -> backlog.add(what);
      case DEAD -> {
        // nobody is there
      }
    }
  }
}
