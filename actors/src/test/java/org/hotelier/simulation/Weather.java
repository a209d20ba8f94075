package org.hotelier.simulation;

/**
 * How the network of one world treats what passes: how long a message takes, and how often one is
 * lost, comes twice, or comes much later than all others.
 *
 * @param slowestMillis the longest that an ordinary message takes
 * @param lossOneIn one in so many is lost, 0: none
 * @param twiceOneIn one in so many comes twice, 0: none
 * @param lateOneIn one in so many takes up to {@link #LATE_MILLIS}, 0: none
 */
record Weather(int slowestMillis, int lossOneIn, int twiceOneIn, int lateOneIn) {

  /** Longer than an answer is waited for, and than a grant is in force. */
  static final int LATE_MILLIS = 3_000;

  private static final int QUICK_MILLIS = 40;

  /** A question, a call-back and both answers take four times this: as long as is waited for. */
  private static final int SLOW_MILLIS = 200;

  /** Mostly fair; in one world of three messages are lost, doubled and late. */
  static Weather draw(Dice dice) {
    int slowest = dice.oneIn(6) ? SLOW_MILLIS : dice.between(2, QUICK_MILLIS);
    return dice.oneIn(3)
        ? new Weather(slowest, dice.between(5, 200), dice.between(5, 50), dice.between(10, 100))
        : new Weather(slowest, 0, 0, 0);
  }

  /** Whether nothing is lost, doubled or late. */
  boolean isFair() {
    return lossOneIn == 0;
  }

  /** The same once it has cleared up: quick enough for all call-backs, and nothing is lost. */
  Weather fair() {
    return new Weather(Math.min(slowestMillis, QUICK_MILLIS), 0, 0, 0);
  }

  int delayMillis(Dice dice) {
    return dice.oneIn(lateOneIn) ? dice.between(0, LATE_MILLIS) : dice.between(0, slowestMillis);
  }
}
