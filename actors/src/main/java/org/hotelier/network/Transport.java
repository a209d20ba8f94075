package org.hotelier.network;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;

/**
 * The two ways Netty reaches the kernel here, and which channel classes go with each: a channel
 * class works only on loops of the same transport.
 */
public enum Transport {
  /** Linux's own, by Netty's native library. */
  EPOLL(
      EpollServerSocketChannel.class,
      EpollSocketChannel.class,
      EpollServerDomainSocketChannel.class,
      EpollDomainSocketChannel.class),
  /** The JDK's selectors, wherever the native library cannot be loaded. */
  NIO(
      NioServerSocketChannel.class,
      NioSocketChannel.class,
      NioServerDomainSocketChannel.class,
      NioDomainSocketChannel.class);

  private final Class<? extends ServerSocketChannel> serverTcp;
  private final Class<? extends SocketChannel> clientTcp;
  private final Class<? extends ServerChannel> serverDomainSocket;
  private final Class<? extends Channel> clientDomainSocket;

  Transport(
      Class<? extends ServerSocketChannel> serverTcp,
      Class<? extends SocketChannel> clientTcp,
      Class<? extends ServerChannel> serverDomainSocket,
      Class<? extends Channel> clientDomainSocket) {
    this.serverTcp = serverTcp;
    this.clientTcp = clientTcp;
    this.serverDomainSocket = serverDomainSocket;
    this.clientDomainSocket = clientDomainSocket;
  }

  /** Epoll where its native library loads, else NIO. */
  public static Transport best() {
    return Epoll.isAvailable() ? EPOLL : NIO;
  }

  /** The transport that given loops run, hence the one whose channel classes they accept. */
  public static Transport of(EventLoopGroup loops) {
    return loops instanceof IoEventLoopGroup io && io.isIoType(EpollIoHandler.class) ? EPOLL : NIO;
  }

  /** What the kernel said, for people: epoll's texts begin with the system call and a number. */
  public static String reason(Throwable failure) {
    return String.valueOf(failure.getMessage())
        .replaceFirst("^.*failed with error\\(-?\\d+\\): ", "");
  }

  /** New loops on daemon threads called {@code name-…}; who asks for them shuts them down. */
  public EventLoopGroup newLoops(int threads, String name) {
    var handlers = this == EPOLL ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    return new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory(name, true), handlers);
  }

  public Class<? extends ServerSocketChannel> serverTcp() {
    return serverTcp;
  }

  public Class<? extends SocketChannel> clientTcp() {
    return clientTcp;
  }

  public Class<? extends ServerChannel> serverDomainSocket() {
    return serverDomainSocket;
  }

  public Class<? extends Channel> clientDomainSocket() {
    return clientDomainSocket;
  }

  /** The address of a Unix domain socket as this transport's channels want it. */
  public SocketAddress domainAddress(Path path) {
    return this == EPOLL
        ? new DomainSocketAddress(path.toFile())
        : UnixDomainSocketAddress.of(path);
  }
}
