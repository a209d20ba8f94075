package org.hotelier.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.epoll.Epoll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransportTest {

  @ParameterizedTest
  @EnumSource
  void itsLoopsAcceptItsChannels(Transport transport) throws Exception {
    assumeTrue(transport == Transport.NIO || Epoll.isAvailable());
    var loops = transport.newLoops(1, "test");
    try {
      var listening =
          new ServerBootstrap()
              .group(loops)
              .channel(transport.serverTcp())
              .childHandler(new ChannelInboundHandlerAdapter())
              .bind("127.0.0.1", 0)
              .sync()
              .channel();
      var address = (InetSocketAddress) listening.localAddress();
      try (var peer = new Socket(address.getAddress(), address.getPort())) {
        assertThat(peer.isConnected()).isTrue();
      }
      assertThat(Transport.of(loops)).isEqualTo(transport);
    } finally {
      loops.shutdownGracefully();
    }
  }

  /** A person reads it on both transports, and so may a script. */
  @ParameterizedTest
  @EnumSource
  void saysOfAFailureWhatTheKernelSaid(Transport transport) {
    assumeTrue(transport == Transport.NIO || Epoll.isAvailable());
    var loops = transport.newLoops(1, "test");
    try (var holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var binding =
          new ServerBootstrap()
              .group(loops)
              .channel(transport.serverTcp())
              .childHandler(new ChannelInboundHandlerAdapter())
              .bind(holder.getLocalSocketAddress())
              .awaitUninterruptibly();

      assertThat(Transport.reason(binding.cause())).isEqualTo("Address already in use");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      loops.shutdownGracefully();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theBestOneIsOneThatWorksHere(Transport transport) {
    assertThat(Transport.best() == transport)
        .isEqualTo((transport == Transport.EPOLL) == Epoll.isAvailable());
  }
}
