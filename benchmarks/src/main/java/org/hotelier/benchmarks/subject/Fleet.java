package org.hotelier.benchmarks.subject;

import java.time.Duration;
import org.hotelier.network.Endpoint;

/**
 * The nodes of one run, numbered from 0. Closing it, or the end of this JVM, kills every process
 * and deletes what they wrote.
 */
public interface Fleet extends AutoCloseable {

  int size();

  /** Starts a node's process and returns at once. */
  void start(int node);

  /** The port whose binding says that other nodes can find this one. */
  Endpoint listener(int node);

  /** The Artery port, through which the node takes part in the cluster. */
  Endpoint cluster(int node);

  /**
   * Waits until the node sees every node of the fleet up, itself included and ready.
   *
   * @throws IllegalStateException if it does not within the limit
   */
  void awaitUp(int node, Duration limit);

  /**
   * Checks, once all have been awaited, that all are still up in one cluster.
   *
   * @throws IllegalStateException if they are not
   */
  void confirm();

  /** The process id of a node that was started. */
  long pid(int node);

  @Override
  void close();
}
