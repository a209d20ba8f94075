package org.hotelier.seekchat;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.hotelier.protocol.seekchat.MalformedSeek;
import org.hotelier.protocol.seekchat.SeekCodec;
import org.hotelier.protocol.seekchat.SeekFrame;
import org.hotelier.protocol.seekchat.SeekMessage;
import org.hotelier.protocol.seekchat.SeekMessage.ErrorReply;
import org.hotelier.protocol.seekchat.SeekMessage.Link;
import org.hotelier.protocol.seekchat.SeekMessage.Linked;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the listener port: one question, one answer, closed; but a link that was
 * accepted stays, and each of its beats is echoed here, without troubling an actor.
 */
final class SeekSession extends SimpleChannelInboundHandler<byte[]> {

  private final SeekPort port;
  private boolean asked;
  private boolean linked;
  private boolean refused;
  private java.util.concurrent.@Nullable Future<?> limit;

  SeekSession(SeekPort port) {
    this.port = port;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    port.opened(context.channel());
    waitAtMost(context);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, byte[] bytes) {
    if (refused) {
      return; // the decoder goes on with what it has read before the close
    }
    SeekFrame frame;
    try {
      frame = SeekCodec.decode(bytes);
    } catch (MalformedSeek malformed) {
      refuse(context, String.valueOf(malformed.getMessage()));
      return;
    }
    if (linked) {
      echo(context, frame.message());
    } else if (!asked) {
      asked = true;
      port.spoke(context.channel());
      answer(context, frame.message());
    }
  }

  private void echo(ChannelHandlerContext context, SeekMessage message) {
    if (!context.channel().isWritable()) {
      context.close(); // it sends and never reads
    } else if (message.payload() instanceof Link link) {
      waitAtMost(context);
      reply(context, message, new Linked(link.beat()));
    } else {
      refuse(context, "Expected a beat on this link");
    }
  }

  private void answer(ChannelHandlerContext context, SeekMessage question) {
    var remote = ((InetSocketAddress) context.channel().remoteAddress()).getAddress();
    if (!question.clusterName().equals(port.identity().clusterName())) {
      // Not misuse: on one network there may be many clusters.
      end(context, question, new ErrorReply("this node is of another cluster"));
    } else if (question.version() != SeekMessage.VERSION) {
      end(context, question, new ErrorReply("this node speaks version " + SeekMessage.VERSION));
    } else if (!question.sender().host().equals(remote.getHostAddress())) {
      refuse(context, "Expected the sender's host to be where the question comes from");
    } else {
      port.handler()
          .answer(question)
          .whenComplete(
              (reply, failure) ->
                  context.executor().execute(() -> answered(context, question, reply, failure)));
    }
  }

  private void answered(
      ChannelHandlerContext context,
      SeekMessage question,
      @Nullable Reply reply,
      @Nullable Throwable failure) {
    if (!context.channel().isActive()) {
      return; // whoever asked has gone
    }
    if (reply == null) {
      end(context, question, new ErrorReply("internal error: " + failure));
    } else if (reply instanceof Linked) {
      linked = true;
      port.linked(question.sender(), context.channel());
      waitAtMost(context);
      reply(context, question, reply);
    } else {
      end(context, question, reply);
    }
  }

  private void reply(ChannelHandlerContext context, SeekMessage question, Reply reply) {
    context.writeAndFlush(port.proved(question, reply));
  }

  private void end(ChannelHandlerContext context, SeekMessage question, Reply reply) {
    context.writeAndFlush(port.proved(question, reply)).addListener(ChannelFutureListener.CLOSE);
  }

  private void refuse(ChannelHandlerContext context, String reason) {
    if (refused) {
      return;
    }
    refused = true;
    port.counts().countMalformed();
    var reply = SeekCodec.encode(port.identity().reply(new ErrorReply(reason)));
    context
        .writeAndFlush(SeekCodec.frame(reply, com.google.protobuf.ByteString.EMPTY))
        .addListener(ChannelFutureListener.CLOSE);
  }

  private void waitAtMost(ChannelHandlerContext context) {
    cancelLimit();
    limit =
        context
            .executor()
            .schedule(
                () -> tooSlow(context), port.limits().exchange().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void tooSlow(ChannelHandlerContext context) {
    port.counts().countTimedOut();
    context.close();
  }

  private void cancelLimit() {
    if (limit != null) {
      limit.cancel(false);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    cancelLimit();
    port.closed(context.channel());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof DecoderException) {
      refuse(context, String.valueOf(cause.getMessage()));
    } else {
      context.close();
    }
  }
}
