package org.hotelier.broker;

/** How many requests wait at this node, over all its queues. */
final class Fill {

  private int waiting;

  void add(int more) {
    waiting += more;
  }

  int waiting() {
    return waiting;
  }
}
