package org.hotelier.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;

/** A TCP connection to the broker and the bytes on it, which are the test's own to the last bit. */
final class Wire implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Socket socket = new Socket();
  private final DataInputStream in;

  /**
   * @param receiveBuffer how much the kernel keeps for a peer that does not read
   */
  Wire(String endpoint, int receiveBuffer) {
    URI uri = URI.create(endpoint);
    try {
      socket.setReceiveBufferSize(receiveBuffer);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
      in = new DataInputStream(socket.getInputStream());
    } catch (IOException failure) {
      throw new UncheckedIOException("Expected a broker at " + endpoint, failure);
    }
  }

  Wire writes(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      return this;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Wire writes(String hex) {
    return writes(Bytes.hex(hex));
  }

  /** Each byte in a packet of its own. */
  Wire trickles(byte[] bytes) {
    for (byte each : bytes) {
      writes(new byte[] {each});
    }
    return this;
  }

  byte[] reads(int count) {
    byte[] bytes = new byte[count];
    try {
      in.readFully(bytes);
      return bytes;
    } catch (SocketTimeoutException silence) {
      return fail("Expected %d bytes, but the broker was silent", count);
    } catch (IOException end) {
      return fail("Expected %d bytes, but the connection ended: %s", count, end);
    }
  }

  Wire reads(String hex) {
    byte[] expected = Bytes.hex(hex);
    assertThat(Bytes.hex(reads(expected.length))).isEqualTo(Bytes.hex(expected));
    return this;
  }

  long readsLong() {
    return new BigInteger(1, reads(Long.BYTES)).longValueExact();
  }

  /** Waits for the broker to end the connection, whatever it still says. */
  void readsTheEnd() {
    try {
      while (in.read() >= 0) {
        // Only the end counts.
      }
    } catch (SocketTimeoutException silence) {
      fail("Expected the broker to end the connection, but it stays open");
    } catch (SocketException reset) {
      // An end, too.
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Whether the broker has sent anything that was not read yet. */
  boolean isQuiet() {
    try {
      return in.available() == 0;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** It says nothing more, but still reads. */
  Wire endsItsSide() {
    try {
      socket.shutdownOutput();
      return this;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
