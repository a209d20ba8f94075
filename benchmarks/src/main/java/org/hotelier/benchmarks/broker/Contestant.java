package org.hotelier.benchmarks.broker;

/** A system that brings requests to guests and replies back. */
public interface Contestant {

  /** What the tables call it. */
  String name();

  /** Whether the case says something of this system. */
  boolean takes(Workload workload);

  /** Starts it afresh, for one run; returns once it takes connections. */
  Deployment deploy(Workload workload);
}
