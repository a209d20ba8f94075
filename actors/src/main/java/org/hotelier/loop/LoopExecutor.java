package org.hotelier.loop;

import com.typesafe.config.Config;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import org.apache.pekko.dispatch.DispatcherPrerequisites;
import org.apache.pekko.dispatch.ExecutorServiceConfigurator;
import org.apache.pekko.dispatch.ExecutorServiceFactory;

/**
 * A dispatcher's executor that is the event loop given by {@link LoopSetup}: an actor on it runs on
 * the thread that reads its sockets. Named in a dispatcher's {@code executor} setting; created by
 * Pekko.
 */
public final class LoopExecutor extends ExecutorServiceConfigurator {

  /** The path of the dispatcher in the configuration. */
  public static final String DISPATCHER = "hotelier.loop-dispatcher";

  private final ExecutorService borrowed;

  public LoopExecutor(Config config, DispatcherPrerequisites prerequisites) {
    super(config, prerequisites);
    var setup = prerequisites.settings().setup().get(LoopSetup.class);
    this.borrowed =
        new Borrowed(
            setup
                .orElseThrow(
                    () ->
                        new IllegalStateException(
                            "Expected a LoopSetup in the actor system's setup; add one"))
                .loop());
  }

  @Override
  public ExecutorServiceFactory createExecutorServiceFactory(String id, ThreadFactory unused) {
    return () -> borrowed;
  }
}
