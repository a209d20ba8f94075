package org.hotelier.control;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hotelier.control.ControlCall.Caller;
import org.hotelier.protocol.luxi.ControlAnswer;
import org.hotelier.protocol.luxi.ControlCodec;
import org.hotelier.protocol.luxi.ControlFailure;
import org.hotelier.protocol.luxi.MalformedMessage;
import org.hotelier.protocol.luxi.MessageSplitter;
import org.hotelier.protocol.luxi.MessageTooLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection: strictly one call after the other, answers in the order of the calls. It reads on
 * only as fast as it answers: at most one chunk beyond the running call, and none while answers
 * wait to be taken. What is no message is answered once and ends the connection.
 */
final class ControlSession extends ChannelInboundHandlerAdapter {
  private static final Logger log = LoggerFactory.getLogger(ControlSession.class);
  private static final byte[] BLANK = "\n".getBytes(StandardCharsets.US_ASCII);

  private final Dispatcher dispatcher;
  private final ControlCodec codec;
  private final MessageSplitter splitter;
  private final SessionTimer timer;
  private final Seldom malformed;
  private final Deque<ByteBuf> unread = new ArrayDeque<>(2);
  private Caller caller = new Caller(-1, -1);
  private @Nullable CompletableFuture<byte[]> running;

  /** The peer has sent its last byte. */
  private boolean ended;

  /** The last answer is written; what still comes is dropped. */
  private boolean closing;

  ControlSession(Dispatcher dispatcher, ControlLimits limits, Seldom malformed) {
    this.dispatcher = dispatcher;
    this.codec = new ControlCodec(limits.maxMessageBytes());
    this.splitter = new MessageSplitter(limits.maxMessageBytes());
    this.timer = new SessionTimer(limits);
    this.malformed = malformed;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    caller = PeerCredentials.of(ctx.channel());
    proceed(ctx, false);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    var bytes = (ByteBuf) message;
    if (closing) {
      bytes.release();
      ctx.read();
    } else {
      unread.add(bytes);
      proceed(ctx, false);
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (ctx.channel().isWritable() && !closing) {
      proceed(ctx, false);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event == ChannelInputShutdownEvent.INSTANCE) {
      ended = true;
      if (closing) {
        hangUp(ctx);
      } else if (running != null) {
        // Has the peer gone, or is it only done with sending? White space is legal before an
        // answer,
        // and a peer that has gone refuses it.
        ctx.writeAndFlush(Unpooled.wrappedBuffer(BLANK))
            .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
      } else {
        proceed(ctx, false);
      }
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    closing = true;
    timer.stop();
    dropUnread();
    if (running != null) {
      running.cancel(false);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable failure) {
    log.debug("The connection of uid {} failed: {}", caller.uid(), failure.toString());
    hangUp(ctx);
  }

  /** Answers as many calls as can be answered now, then asks for what it needs to go on. */
  private void proceed(ChannelHandlerContext ctx, boolean answered) {
    var progress = answered;
    try {
      while (running == null && ctx.channel().isWritable() && !closing) {
        var message = nextMessage();
        if (message.isEmpty()) {
          break;
        }
        progress = true;
        handle(ctx, message.get());
      }
    } catch (MalformedMessage misfit) {
      tellMalformed(misfit.getMessage());
      refuse(ctx, ControlAnswer.unparsable(misfit));
    } catch (MessageTooLong tooLong) {
      tellMalformed(tooLong.getMessage());
      refuse(
          ctx,
          ControlAnswer.failed(
              new ControlFailure("MessageTooLong", String.valueOf(tooLong.getMessage()))));
    }
    if (!closing) {
      await(ctx, progress);
    }
  }

  private void await(ChannelHandlerContext ctx, boolean progress) {
    ctx.flush();
    if (running == null && ended && unread.isEmpty()) {
      closing = true;
      ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
      return;
    }
    if (unread.isEmpty() && !ended && ctx.channel().isWritable()) {
      ctx.read();
    }
    timer.watch(ctx, running != null, splitter.midMessage(), progress);
  }

  private Optional<byte[]> nextMessage() {
    for (var chunk = unread.peek(); chunk != null; chunk = unread.peek()) {
      var bytes = chunk.nioBuffer();
      var before = bytes.position();
      var message = splitter.next(bytes);
      chunk.skipBytes(bytes.position() - before);
      if (!chunk.isReadable()) {
        unread.remove().release();
      }
      if (message.isPresent()) {
        return message;
      }
    }
    return Optional.empty();
  }

  private void handle(ChannelHandlerContext ctx, byte[] message) {
    var answer = dispatcher.answer(codec.readRequest(message), caller);
    if (answer.isDone()) {
      write(ctx, answer.join());
      return;
    }
    running = answer;
    var unused = answer.thenAccept(bytes -> ctx.executor().execute(() -> answered(ctx, bytes)));
  }

  private void answered(ChannelHandlerContext ctx, byte[] answer) {
    running = null;
    if (!closing) {
      write(ctx, answer);
      proceed(ctx, true);
    }
  }

  private static void write(ChannelHandlerContext ctx, byte[] answer) {
    ctx.write(Unpooled.wrappedBuffer(answer)).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
  }

  /**
   * Answers for the last time and hangs up. The peer may still be sending: closing at once would
   * reset the connection, and with it take the answer away.
   */
  private void refuse(ChannelHandlerContext ctx, ControlAnswer answer) {
    closing = true;
    dropUnread();
    timer.discarding(ctx);
    write(ctx, ControlCodec.write(answer));
    ctx.writeAndFlush(Unpooled.EMPTY_BUFFER)
        .addListener(
            written -> {
              if (ended) {
                hangUp(ctx);
              } else {
                var unused = ((DuplexChannel) ctx.channel()).shutdownOutput();
                ctx.read();
              }
            });
  }

  private void tellMalformed(@Nullable String detail) {
    malformed
        .due()
        .ifPresent(
            left ->
                log.warn(
                    "Refused a message of uid {}: {} ({} more not shown)",
                    caller.uid(),
                    detail,
                    left));
  }

  private static void hangUp(ChannelHandlerContext ctx) {
    var unused = ctx.close();
  }

  private void dropUnread() {
    unread.forEach(ByteBuf::release);
    unread.clear();
  }
}
