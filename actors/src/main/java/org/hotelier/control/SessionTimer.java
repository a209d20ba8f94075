package org.hotelier.control;

import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a connection that stays too long in one state: half a message received, answers not taken,
 * or nothing at all. The time of a message counts from its first byte, so that one that drips in is
 * late as well. A running call has its own limit.
 */
final class SessionTimer {
  private static final Logger log = LoggerFactory.getLogger(SessionTimer.class);

  private enum Wait {
    NOTHING,
    CALL,
    TAKING,
    RECEIVING,
    IDLE,
    HANGING_UP
  }

  private final ControlLimits limits;
  private Wait wait = Wait.NOTHING;
  private @Nullable ScheduledFuture<?> timeout;

  SessionTimer(ControlLimits limits) {
    this.limits = limits;
  }

  /**
   * Notes the state of the connection.
   *
   * @param progress whether a call was begun or answered since the last time
   */
  void watch(ChannelHandlerContext ctx, boolean calling, boolean midMessage, boolean progress) {
    var next =
        calling
            ? Wait.CALL
            : !ctx.channel().isWritable() ? Wait.TAKING : midMessage ? Wait.RECEIVING : Wait.IDLE;
    if (next != wait || progress) {
      enter(ctx, next);
    }
  }

  /** The last answer is written, and the peer has to hang up. */
  void discarding(ChannelHandlerContext ctx) {
    enter(ctx, Wait.HANGING_UP);
  }

  void stop() {
    if (timeout != null) {
      timeout.cancel(false);
    }
    timeout = null;
  }

  private void enter(ChannelHandlerContext ctx, Wait next) {
    stop();
    wait = next;
    if (next != Wait.CALL && next != Wait.NOTHING) {
      var limit = limit(next);
      timeout =
          ctx.executor().schedule(() -> close(ctx, next), limit.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private Duration limit(Wait wait) {
    return switch (wait) {
      case TAKING -> limits.send();
      case IDLE -> limits.idle();
      default -> limits.receive();
    };
  }

  private static void close(ChannelHandlerContext ctx, Wait wait) {
    if (wait == Wait.RECEIVING) {
      log.warn("Error during message receiving: the rest of a message did not come in time");
    } else {
      log.debug("Connection closed after waiting too long: {}", wait);
    }
    var unused = ctx.close();
  }
}
