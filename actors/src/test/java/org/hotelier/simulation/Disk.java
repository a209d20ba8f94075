package org.hotelier.simulation;

import org.hotelier.memory.Memory;

/**
 * What one node keeps on its disk: the formation memory, as the memory keeper writes it a little
 * after each change, and the mark that it seeks. What was to be written is lost when the process is
 * killed before.
 */
final class Disk {

  private static final int SLOWEST_WRITE_MILLIS = 20;

  private final NodeProcess process;
  private Memory written = Memory.NONE;
  private boolean marked;
  private boolean pending;

  Disk(NodeProcess process) {
    this.process = process;
  }

  Memory read() {
    return written;
  }

  /** Whether a run of the node was seeking, or is. */
  boolean saysThatItSeeks() {
    return marked;
  }

  void markThatItSeeks() {
    marked = true;
  }

  /** Forgets the cluster, as a clean stop does. */
  void clear() {
    written = Memory.NONE;
  }

  /** A new disk. */
  void lose() {
    clear();
    marked = false;
  }

  /** What was to be written is lost with the process. */
  void processEnded() {
    pending = false;
  }

  /** The standing, or who is a member, has changed. */
  void changed() {
    if (!pending) {
      pending = true;
      process.later(process.world().dice().between(1, SLOWEST_WRITE_MILLIS), this::write);
    }
  }

  private void write() {
    pending = false;
    var standing = process.standing();
    var members = process.world().rules().members(process.table());
    if (standing.settled() && !members.isEmpty() && process.table().everybodyIsKnown()) {
      written = new Memory(standing.clusterId(), members);
      marked = false;
    }
  }
}
