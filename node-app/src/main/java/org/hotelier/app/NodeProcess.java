package org.hotelier.app;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a node until it is stopped: by its control socket, or by SIGTERM or SIGINT. */
public final class NodeProcess {

  private static final Logger LOG = LoggerFactory.getLogger(NodeProcess.class);

  /** Within this a node has ended, cleanly or not. */
  private static final Duration LONGEST_STOP = Duration.ofSeconds(9);

  private static final int DONE = 0;
  private static final int FAILED = 1;

  private NodeProcess() {}

  /**
   * Runs a node in this JVM.
   *
   * @param given the settings that differ from the defaults
   * @return the exit code: 0 after a clean stop, 1 if the node could not start or not stop cleanly
   */
  public static int run(Config given) {
    Host host;
    try {
      host = Host.start(given);
    } catch (StartRefused
        | com.typesafe.config.ConfigException
        | IllegalArgumentException
        | IllegalStateException refused) {
      LOG.debug("The node cannot start", refused);
      System.err.println("hotelier: " + refused.getMessage());
      return FAILED;
    }
    StopSignals.call(() -> stop(host));
    host.stopped().toCompletableFuture().join();
    return DONE;
  }

  /** Stops the node, and the process with it if the node does not. */
  private static void stop(Host host) {
    host.stop();
    host.stopped()
        .toCompletableFuture()
        .orTimeout(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete(
            (stopped, tooLong) -> {
              if (tooLong != null) {
                LOG.warn(
                    "The node did not stop within {} s; its process ends now",
                    LONGEST_STOP.toSeconds());
                Runtime.getRuntime().halt(FAILED);
              }
            });
  }
}
