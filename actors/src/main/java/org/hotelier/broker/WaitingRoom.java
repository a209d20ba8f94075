package org.hotelier.broker;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The free guests of one weight, by how much of their credit is in use and then by how long they
 * wait. Load counts in sixteenths, so that any number of guests is kept in order at a fixed cost.
 */
final class WaitingRoom {

  private static final int LEVELS = 16;

  private final List<Chain<Resident>> levels =
      IntStream.range(0, LEVELS).mapToObj(level -> new Chain<Resident>()).toList();
  private int occupied;

  /** Comes in last among those of the same load. */
  void enter(Resident resident, long turn) {
    var level = levelOf(resident);
    resident.placed(levels.get(level).addLast(resident), turn);
    occupied |= 1 << level;
  }

  void leave(Resident resident) {
    var place = resident.place();
    if (place != null) {
      place.remove();
      resident.unplaced();
    }
  }

  /** The least loaded, and of those the one waiting longest. */
  @Nullable Resident first() {
    while (occupied != 0) {
      var level = Integer.numberOfTrailingZeros(occupied);
      var first = levels.get(level).first();
      if (first != null) {
        return first;
      }
      occupied &= ~(1 << level);
    }
    return null;
  }

  static int levelOf(Resident resident) {
    var rest = LEVELS - 1;
    return (resident.holds().size() * rest + resident.credit() - 1) / resident.credit();
  }
}
