package org.hotelier;

import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.hotelier.network.Endpoint;
import org.hotelier.network.LoopbackNetwork;
import org.hotelier.network.Transport;
import org.hotelier.protocol.seekchat.JoinToken;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.seekchat.SeekClient;
import org.hotelier.seekchat.SeekIdentity;
import org.hotelier.seekchat.SeekLimits;
import org.hotelier.seekchat.SeekPort;
import org.hotelier.seekchat.SeekTimes;

/**
 * Nodes with real sockets on a network of their own: {@code node-1} on its first host, and so on.
 */
public final class Neighbourhood implements AutoCloseable {

  /** So long that only a test that hangs notices. */
  private static final SeekTimes TIMES =
      new SeekTimes(Duration.ofSeconds(20), Duration.ofSeconds(20));

  private static final SeekLimits LIMITS = new SeekLimits(64, Duration.ofSeconds(60));

  private final LoopbackNetwork network = LoopbackNetwork.claim();
  private final EventLoopGroup loops = Transport.best().newLoops(2, "neighbourhood");
  private final CopyOnWriteArrayList<SeekPort> ports = new CopyOnWriteArrayList<>();

  public Peer peer(int number) {
    return peer(number, 1);
  }

  /** The same node in another incarnation. */
  public Peer peer(int number, long run) {
    return new Peer("node-" + number, network.host(number - 1), 33_000, 17_355, run);
  }

  public SeekClient client(Peer self) {
    return client(self, TIMES);
  }

  public SeekClient client(Peer self, SeekTimes times) {
    return new SeekClient(loops, identity(self, ""), times);
  }

  /** The node's listener port, at which nobody is in yet. */
  public SeekPort port(Peer self) {
    var port = new SeekPort(loops, identity(self, ""), LIMITS);
    ports.add(port);
    port.bind(Endpoint.listenerOf(self)).toCompletableFuture().join();
    return port;
  }

  /** A node that is there, and answers as it is told. */
  public Neighbour moveIn(Peer self) {
    return new Neighbour(port(self));
  }

  /** For this one nobody else can prove a thing. */
  public SeekClient clientWithToken(Peer self) {
    return new SeekClient(loops, identity(self, "sesame"), TIMES);
  }

  private static SeekIdentity identity(Peer self, String token) {
    return new SeekIdentity("hotelier", JoinToken.of(token), () -> self);
  }

  @Override
  public void close() {
    ports.forEach(SeekPort::close);
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    network.close();
  }
}
