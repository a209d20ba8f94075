package org.hotelier.broker;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Keeps alarms and rings those that are due, never early and at most one notch late. Setting and
 * clearing cost the same however many there are: most are cleared long before they are due.
 */
final class Wheel {

  private static final int NOTCHES = 4096;

  /** A power of two near 17 ms; a turn takes 69 s, longer than nearly all alarms. */
  private static final int NOTCH_BITS = 24;

  private final List<Chain<Alarm>> notches =
      IntStream.range(0, NOTCHES).mapToObj(notch -> new Chain<Alarm>()).toList();
  private long position = Long.MIN_VALUE;

  /** Rings at this time, whatever was set before. */
  void set(Alarm alarm, long due) {
    var notch = Math.max((due >> NOTCH_BITS) + 1, position + 1);
    alarm.clear();
    alarm.placed(due, at(notch).addLast(alarm));
  }

  /** Rings what is due. */
  void turn(long now) {
    var target = now >> NOTCH_BITS;
    var from = Math.max(position + 1, target - NOTCHES + 1);
    for (var notch = from; notch <= target; notch++) {
      position = notch;
      ringAt(at(notch), now);
    }
  }

  /** How many alarms are set. */
  int size() {
    return notches.stream().mapToInt(Chain::size).sum();
  }

  private Chain<Alarm> at(long notch) {
    return notches.get((int) (notch & (NOTCHES - 1)));
  }

  private static void ringAt(Chain<Alarm> notch, long now) {
    for (var left = notch.size(); left > 0; left--) {
      var alarm = notch.pollFirst();
      if (alarm == null) {
        return;
      }
      if (alarm.due() <= now) {
        alarm.ring(now);
      } else {
        alarm.placed(alarm.due(), notch.addLast(alarm));
      }
    }
  }
}
