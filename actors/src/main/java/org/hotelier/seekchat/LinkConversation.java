package org.hotelier.seekchat;

import com.google.protobuf.ByteString;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.MalformedSeek;
import org.hotelier.protocol.seekchat.SeekCodec;
import org.hotelier.protocol.seekchat.SeekMessage;
import org.hotelier.protocol.seekchat.SeekMessage.Gone;
import org.hotelier.protocol.seekchat.SeekMessage.Linked;

/** What is said on one link: beats and their echoes, each proved. */
final class LinkConversation extends SimpleChannelInboundHandler<byte[]> {
  private final SeekIdentity identity;
  private final Endpoint to;
  private final String clusterId;
  private final Consumer<SeekLink.Happening> tell;
  private ByteString nonce = ByteString.EMPTY;
  private SeekLink.Happening end = new SeekLink.Lost("the link was closed");

  LinkConversation(
      SeekIdentity identity, Endpoint to, String clusterId, Consumer<SeekLink.Happening> tell) {
    this.identity = identity;
    this.to = to;
    this.clusterId = clusterId;
    this.tell = tell;
  }

  /**
   * The nonce stays the same for all beats of a link: an echo that comes late is still authentic.
   */
  void beat(Channel channel, long number) {
    var question = identity.question(new SeekMessage.Link(clusterId, number));
    if (nonce.isEmpty()) {
      nonce = question.nonce();
    }
    var message =
        new SeekMessage(
            question.version(),
            question.clusterName(),
            question.sender(),
            nonce,
            question.payload());
    channel.writeAndFlush(SeekCodec.frame(SeekCodec.encode(message), ByteString.EMPTY));
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    beat(context.channel(), 0);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, byte[] frame) throws MalformedSeek {
    var local = (InetSocketAddress) context.channel().localAddress();
    var judge = new ReplyJudge(identity, nonce, local.getAddress().getHostAddress(), to);
    var finding = judge.judge(SeekCodec.decode(frame));
    if (!(finding instanceof Finding.Answered answered)) {
      end(context, new SeekLink.Lost("an answer that is not authentic"));
    } else if (answered.reply() instanceof Linked) {
      tell.accept(new SeekLink.Echoed());
    } else if (answered.reply() instanceof Gone gone && gone.clusterId().equals(clusterId)) {
      tell.accept(new SeekLink.ToldGone());
    } else {
      end(context, new SeekLink.NotYet());
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    end(context, new SeekLink.Lost(String.valueOf(cause.getMessage())));
  }

  private void end(ChannelHandlerContext context, SeekLink.Happening end) {
    this.end = end;
    context.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    tell.accept(end);
  }
}
