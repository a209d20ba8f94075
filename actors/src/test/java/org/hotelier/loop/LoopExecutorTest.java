package org.hotelier.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.hotelier.network.Transport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LoopExecutorTest {
  private static final EventLoopGroup LOOPS = Transport.best().newLoops(1, "test-loop");

  @AfterAll
  static void stopLoops() {
    LOOPS.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  @Test
  void runsActorsOnTheLoopAndLeavesItRunning() throws Exception {
    var loop = LOOPS.next();
    assertThat(threadOfAnActorOn(loop)).startsWith("test-loop");
    assertThat(threadOfAnActorOn(loop)).as("in the next system").startsWith("test-loop");
  }

  private static String threadOfAnActorOn(EventLoop loop) throws Exception {
    var thread = new CompletableFuture<String>();
    var system =
        ActorSystem.create(
            guardian(thread),
            "loop-test",
            ActorSystemSetup.create(
                new LoopSetup(loop), BootstrapSetup.create(ConfigFactory.load())));
    try {
      return thread.get(20, TimeUnit.SECONDS);
    } finally {
      system.terminate();
      system.getWhenTerminated().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
  }

  private static Behavior<Void> guardian(CompletableFuture<String> thread) {
    return Behaviors.setup(
        context -> {
          var unused =
              context.spawn(
                  Behaviors.setup(
                      child -> {
                        thread.complete(Thread.currentThread().getName());
                        return Behaviors.empty();
                      }),
                  "on-the-loop",
                  DispatcherSelector.fromConfig(LoopExecutor.DISPATCHER));
          return Behaviors.empty();
        });
  }
}
