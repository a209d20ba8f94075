package org.hotelier.benchmarks.broker;

import java.util.List;
import java.util.Optional;

/** A system that runs, on addresses of its own; closing it ends its processes. */
public interface Deployment extends AutoCloseable {

  /** The command of the load generator, without its options. */
  List<String> load();

  /** Where requesters connect, as the load generator takes it. */
  String entrance();

  /** The service they ask for. */
  String service();

  /**
   * The command of the guests that answer, without what ends it; none: the system answers itself.
   */
  Optional<List<String>> guests();

  /** The processes whose time and memory are the broker's. */
  List<Long> pids();

  @Override
  void close();
}
