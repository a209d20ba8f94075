package org.hotelier.loop;

import io.netty.channel.EventLoop;
import org.apache.pekko.actor.setup.Setup;

/** Tells an actor system which event loop its loop dispatcher stands for. */
public final class LoopSetup extends Setup {

  private final EventLoop loop;

  public LoopSetup(EventLoop loop) {
    this.loop = loop;
  }

  EventLoop loop() {
    return loop;
  }
}
