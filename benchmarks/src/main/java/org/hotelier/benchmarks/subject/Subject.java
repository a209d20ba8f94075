package org.hotelier.benchmarks.subject;

/** A system under comparison. */
public interface Subject {

  /** What the tables call it. */
  String name();

  /** Nodes that belong together, none of them started, on a loopback network of their own. */
  Fleet fleet(int nodes);
}
