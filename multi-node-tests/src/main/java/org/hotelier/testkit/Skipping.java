package org.hotelier.testkit;

import org.hotelier.testkit.namespace.NetworkNamespace;
import org.hotelier.testkit.namespace.Unavailable;
import org.opentest4j.TestAbortedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Skips a test whose network cannot be had on this machine, never without saying so. */
final class Skipping {
  private static final Logger LOG = LoggerFactory.getLogger(Skipping.class);

  interface Source {
    NetworkNamespace open() throws Unavailable;
  }

  private Skipping() {}

  /**
   * @throws TestAbortedException with the reason, which JUnit reports as a skipped test
   */
  static NetworkNamespace unlessAvailable(Source source) {
    try {
      return source.open();
    } catch (Unavailable reason) {
      LOG.warn("SKIPPED, nothing is proved about partitions here: {}", reason.getMessage());
      throw new TestAbortedException(reason.getMessage(), reason);
    }
  }
}
