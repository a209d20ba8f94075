package org.hotelier.zmtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hotelier.network.Endpoint;
import org.hotelier.network.Transport;
import org.hotelier.protocol.zmtp.Admission;

/** A loop for ports on loopback, which are all closed with it. */
final class PortFixture implements AutoCloseable {

  private static final Config REFERENCE = ConfigFactory.defaultReference().getConfig("hotelier");

  private final EventLoopGroup loops;
  private final List<ZmtpPort> ports = new ArrayList<>();

  PortFixture() {
    this(Transport.best());
  }

  PortFixture(Transport transport) {
    this.loops = transport.newLoops(1, "zmtp-test");
  }

  static ZmtpSettings settings() {
    return ZmtpSettings.from(REFERENCE);
  }

  /** The settings of {@code reference.conf}, but for these lines. */
  static ZmtpSettings settings(String... changes) {
    var changed = ConfigFactory.parseString("zmtp {\n" + String.join("\n", changes) + "\n}");
    return ZmtpSettings.from(changed.withFallback(REFERENCE));
  }

  EventLoop loop() {
    return loops.next();
  }

  RouterPort router(Guests guests) {
    return router(settings(), Admission.open(), guests);
  }

  RouterPort router(ZmtpSettings settings, Admission admission, Guests guests) {
    return kept(new RouterPort(loop(), settings, admission, guests));
  }

  <P extends ZmtpPort> P kept(P port) {
    ports.add(port);
    return port;
  }

  static Endpoint bind(ZmtpPort port) {
    return port.bind(new Endpoint("127.0.0.1", 0)).toCompletableFuture().join();
  }

  /** How many handshakes the ports have finished. */
  long opened() {
    return ports.stream().mapToLong(port -> port.counts().opened()).sum();
  }

  static List<byte[]> message(String... frames) {
    return Arrays.stream(frames).map(frame -> frame.getBytes(UTF_8)).toList();
  }

  static List<String> texts(List<byte[]> message) {
    return message.stream().map(frame -> new String(frame, UTF_8)).toList();
  }

  @Override
  public void close() {
    ports.forEach(ZmtpPort::close);
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
