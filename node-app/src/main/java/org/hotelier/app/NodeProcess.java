package org.hotelier.app;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
        | IllegalArgumentException refused) {
      System.err.println("hotelier: " + refused.getMessage());
      return FAILED;
    } catch (IllegalStateException refused) {
      LOG.debug("The node cannot start", refused);
      System.err.println("hotelier: " + refused.getMessage());
      return FAILED;
    }
    // The JVM would exit with 143 after SIGTERM, though the stop was clean.
    var onSignal = new Thread(() -> Runtime.getRuntime().halt(stop(host)), "signal");
    Runtime.getRuntime().addShutdownHook(onSignal);
    host.stopped().toCompletableFuture().join();
    try {
      Runtime.getRuntime().removeShutdownHook(onSignal);
    } catch (IllegalStateException shuttingDown) {
      LOG.debug("The stop came by a signal");
    }
    return DONE;
  }

  private static int stop(Host host) {
    host.stop();
    try {
      host.stopped().toCompletableFuture().get(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
      return DONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    } catch (ExecutionException | CompletionException | TimeoutException e) {
      LOG.warn("The node did not stop within {}", LONGEST_STOP, e);
      return FAILED;
    }
  }
}
