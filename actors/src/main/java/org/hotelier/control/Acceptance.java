package org.hotelier.control;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.TimeUnit;
import org.hotelier.event.EventLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Outlives an error on accepting, such as the lack of descriptors: it is reported, accepting pauses
 * for a moment, and goes on (origins.md LX-06).
 */
final class Acceptance extends ChannelInboundHandlerAdapter {
  private static final Logger log = LoggerFactory.getLogger(Acceptance.class);
  private static final long PAUSE_MILLIS = 500;

  private final EventLog events;
  private final Seldom errors;

  Acceptance(EventLog events, Seldom errors) {
    this.events = events;
    this.errors = errors;
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable failure) {
    errors
        .due()
        .ifPresent(
            left -> {
              log.warn("Cannot accept on the control socket ({} more not shown)", left, failure);
              events.append("control", "accept", "cannot accept: " + failure.getMessage());
            });
    var config = ctx.channel().config();
    config.setAutoRead(false);
    var unused =
        ctx.executor()
            .schedule(() -> config.setAutoRead(true), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }
}
