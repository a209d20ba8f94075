package org.hotelier.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.hotelier.protocol.luxi.MessageSplitter;

/** A caller that sends whatever bytes a test wants, right or wrong; waits without limit. */
final class RawPeer implements AutoCloseable {
  static final String PING = "{\"method\":\"Ping\",\"args\":[]}\3";
  static final String PONG = "{\"success\":true,\"result\":\"pong\"}";

  private final SocketChannel channel;
  private final MessageSplitter splitter = new MessageSplitter(1 << 26);
  private final ByteBuffer input = ByteBuffer.allocate(1 << 16).flip();

  RawPeer(Path socket) throws IOException {
    channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
  }

  RawPeer sends(String text) throws IOException {
    return sends(text.getBytes(UTF_8));
  }

  RawPeer sends(byte[] bytes) throws IOException {
    var output = ByteBuffer.wrap(bytes);
    while (output.hasRemaining()) {
      channel.write(output);
    }
    return this;
  }

  RawPeer endsOutput() throws IOException {
    channel.shutdownOutput();
    return this;
  }

  /** The next answer, or empty at the end of the stream. */
  Optional<String> answer() throws IOException {
    var message = splitter.next(input);
    while (message.isEmpty()) {
      input.clear();
      if (channel.read(input) < 0) {
        return Optional.empty();
      }
      input.flip();
      message = splitter.next(input);
    }
    return message.map(bytes -> new String(bytes, UTF_8));
  }

  String call(String method, String args) throws IOException {
    return sends("{\"method\":\"%s\",\"args\":%s}\3".formatted(method, args))
        .answer()
        .orElse("EOF");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
