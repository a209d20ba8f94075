package org.hotelier.seekchat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.MalformedSeek;
import org.hotelier.protocol.seekchat.SeekCodec;
import org.hotelier.protocol.seekchat.SeekMessage;

/**
 * A seeker that sends whatever bytes a test wants, right or wrong, and fails when it waits long.
 */
final class RawSeeker implements AutoCloseable {
  private final Socket socket;

  RawSeeker(String from, Endpoint to) throws IOException {
    socket =
        new Socket(InetAddress.getByName(to.host()), to.port(), InetAddress.getByName(from), 0);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(20_000);
  }

  RawSeeker sends(byte... bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /** The next answer, or empty when the connection ends. */
  Optional<SeekMessage> answer() throws IOException, MalformedSeek {
    var in = new DataInputStream(socket.getInputStream());
    int length = 0;
    for (int shift = 0; ; shift += 7) {
      int next = in.read();
      if (next < 0) {
        return Optional.empty();
      }
      length |= (next & 0x7F) << shift;
      if (next < 0x80) {
        break;
      }
    }
    return Optional.of(SeekCodec.decode(in.readNBytes(length)).message());
  }

  /** Waits for the end of the connection, which may also be a reset. */
  void awaitEnd() throws IOException {
    try {
      socket.getInputStream().readAllBytes();
    } catch (SocketException reset) {
      // The end all the same.
    }
  }

  /** Ends the connection with a reset. */
  void resets() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  static byte[] withLength(byte[] frame) {
    var bytes = new ByteArrayOutputStream();
    int length = frame.length;
    while (length > 0x7F) {
      bytes.write((length & 0x7F) | 0x80);
      length >>>= 7;
    }
    bytes.write(length);
    bytes.writeBytes(frame);
    return bytes.toByteArray();
  }
}
