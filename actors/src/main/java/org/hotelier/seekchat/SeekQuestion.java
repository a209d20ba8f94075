package org.hotelier.seekchat;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hotelier.network.Endpoint;
import org.hotelier.network.Transport;
import org.hotelier.protocol.seekchat.MalformedSeek;
import org.hotelier.protocol.seekchat.SeekCodec;
import org.hotelier.protocol.seekchat.SeekMessage;
import org.hotelier.protocol.seekchat.SeekMessage.Payload;

/** One question on one connection: sends it, judges the answer, closes. */
final class SeekQuestion extends SimpleChannelInboundHandler<byte[]> {

  private final SeekIdentity identity;
  private final Duration patience;
  private final Endpoint to;
  private final SeekMessage question;
  private final CompletableFuture<Finding> found;

  SeekQuestion(
      SeekIdentity identity,
      Duration patience,
      Endpoint to,
      Payload payload,
      CompletableFuture<Finding> found) {
    this.identity = identity;
    this.patience = patience;
    this.to = to;
    this.question = identity.question(payload);
    this.found = found;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    context.writeAndFlush(
        SeekCodec.frame(SeekCodec.encode(question), com.google.protobuf.ByteString.EMPTY));
    var channel = context.channel();
    var limit =
        context
            .executor()
            .schedule(
                () -> end(channel, new Finding.Silent(to, "no answer in time")),
                patience.toMillis(),
                TimeUnit.MILLISECONDS);
    channel.closeFuture().addListener(closed -> limit.cancel(false));
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, byte[] frame) {
    var local = (InetSocketAddress) context.channel().localAddress();
    end(context.channel(), judge(frame, local.getAddress().getHostAddress()));
  }

  private Finding judge(byte[] frame, String ownHost) {
    try {
      var judge = new ReplyJudge(identity, question.nonce(), ownHost, to);
      return judge.judge(SeekCodec.decode(frame));
    } catch (MalformedSeek malformed) {
      return new Finding.Silent(to, String.valueOf(malformed.getMessage()));
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    found.complete(new Finding.Silent(to, "closed without an answer"));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    end(context.channel(), new Finding.Silent(to, Transport.reason(cause)));
  }

  private void end(Channel channel, Finding finding) {
    found.complete(finding);
    channel.close();
  }
}
