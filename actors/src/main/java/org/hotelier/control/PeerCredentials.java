package org.hotelier.control;

import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.socket.nio.NioChannelOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;
import org.hotelier.control.ControlCall.Caller;

/**
 * Who is at the other end of a Unix domain socket, as the kernel tells it. With epoll that is user
 * and process; the JDK tells the user's name only, which {@code /etc/passwd} turns into its number.
 */
final class PeerCredentials {
  private static final int UNKNOWN = -1;
  private static final Path USERS = Path.of("/etc/passwd");

  private PeerCredentials() {}

  static Caller of(Channel channel) {
    try {
      if (channel instanceof EpollDomainSocketChannel epoll) {
        var peer = epoll.peerCredentials();
        return new Caller(peer.uid(), peer.pid());
      }
      var peer = channel.config().getOption(NioChannelOption.of(ExtendedSocketOptions.SO_PEERCRED));
      return new Caller(peer == null ? UNKNOWN : uid(peer.user().getName()), UNKNOWN);
    } catch (IOException | UnsupportedOperationException untold) {
      return new Caller(UNKNOWN, UNKNOWN);
    }
  }

  private static int uid(String user) throws IOException {
    try (var lines = Files.lines(USERS)) {
      return lines
          .map(line -> line.split(":"))
          .filter(fields -> fields.length > 2 && fields[0].equals(user))
          .findFirst()
          .map(fields -> number(fields[2]))
          // The JDK gives the number in place of a name that it does not find.
          .orElseGet(() -> number(user));
    }
  }

  private static int number(String text) {
    return Optional.of(text)
        .filter(digits -> digits.matches("\\d{1,9}"))
        .map(Integer::parseInt)
        .orElse(UNKNOWN);
  }
}
