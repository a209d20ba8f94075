package org.hotelier.seekchat;

import com.google.protobuf.ByteString;
import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hotelier.network.Endpoint;
import org.hotelier.network.LoopbackNetwork;
import org.hotelier.network.Transport;
import org.hotelier.protocol.seekchat.JoinToken;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.SeekCodec;
import org.hotelier.protocol.seekchat.SeekMessage;
import org.hotelier.protocol.seekchat.SeekMessage.Join;
import org.hotelier.protocol.seekchat.SeekMessage.Link;
import org.hotelier.protocol.seekchat.SeekMessage.Linked;
import org.hotelier.protocol.seekchat.SeekMessage.Payload;
import org.hotelier.protocol.seekchat.SeekMessage.Standalone;

/** A listener port on the first host of a network of its own, and askers on the second. */
final class PortFixture implements AutoCloseable {
  static final SeekLimits LIMITS = new SeekLimits(512, Duration.ofSeconds(5));
  static final SeekTimes TIMES = new SeekTimes(Duration.ofSeconds(2), Duration.ofSeconds(10));
  static final Standalone ANSWER = new Standalone("c1");

  private final LoopbackNetwork network = LoopbackNetwork.claim();
  private final EventLoopGroup loops = Transport.best().newLoops(2, "seek-test");
  private final SeekPort port;
  private final Endpoint endpoint;

  PortFixture(String token, SeekLimits limits) {
    var name = JoinToken.of(token);
    port = new SeekPort(loops, new SeekIdentity("hotelier", name, () -> peer(0)), limits);
    port.answerWith(
        question ->
            CompletableFuture.completedFuture(
                question.payload() instanceof Link link ? new Linked(link.beat()) : ANSWER));
    endpoint = port.bind(new Endpoint(network.host(0), 0)).toCompletableFuture().join();
  }

  PortFixture() {
    this("", LIMITS);
  }

  SeekPort port() {
    return port;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  String host(int index) {
    return network.host(index);
  }

  Peer peer(int index) {
    return new Peer("node-" + index, network.host(index), 33_000, 17_355, 1);
  }

  SeekClient client(String clusterName, String token, SeekTimes times) {
    return new SeekClient(
        loops, new SeekIdentity(clusterName, JoinToken.of(token), () -> peer(1)), times);
  }

  SeekClient client() {
    return client("hotelier", "", TIMES);
  }

  Finding ask(SeekClient client, Endpoint to) {
    return client.ask(to, new Join()).toCompletableFuture().join();
  }

  /** The finding of an honest node. */
  Finding ask() {
    return ask(client(), endpoint);
  }

  Finding honestAnswer() {
    return new Finding.Answered(endpoint, peer(0), ANSWER);
  }

  /** A question of the second host, behind its length. */
  byte[] question(int version, String clusterName, Payload payload) {
    var message =
        new SeekMessage(version, clusterName, peer(1), ByteString.copyFromUtf8("n"), payload);
    return RawSeeker.withLength(SeekCodec.frame(SeekCodec.encode(message), ByteString.EMPTY));
  }

  byte[] question() {
    return question(SeekMessage.VERSION, "hotelier", new Join());
  }

  @Override
  public void close() {
    port.close();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    network.close();
  }
}
