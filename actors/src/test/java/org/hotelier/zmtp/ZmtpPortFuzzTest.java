package org.hotelier.zmtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hotelier.zmtp.PortFixture.bind;
import static org.hotelier.zmtp.PortFixture.message;
import static org.hotelier.zmtp.PortFixture.settings;
import static org.hotelier.zmtp.PortFixture.texts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Random;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.zmtp.Admission;
import org.hotelier.protocol.zmtp.MessageEncoder;
import org.hotelier.protocol.zmtp.Metadata;
import org.hotelier.protocol.zmtp.SocketType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Garbage on real sockets costs those who send it their connections, and nobody else anything. */
class ZmtpPortFuzzTest {

  private static final int CONNECTIONS = 300;
  private static final Metadata DEALER = Metadata.of(SocketType.DEALER);
  private static final byte[] HANDSHAKE =
      (new String(
                  HexFormat.of()
                      .parseHex("ff00000000000000007f0301" + "4e554c4c" + "00".repeat(48)),
                  ISO_8859_1)
              + "\4\34\5READY\13Socket-Type\0\0\0\6DEALER")
          .getBytes(ISO_8859_1);

  private final PortFixture fixture = new PortFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void anHonestPeerIsServedAmongGarbage() throws Exception {
    var guests = Guests.whoEcho();
    var router = fixture.router(settings("handshake = 500ms"), Admission.open(), guests);
    var at = bind(router);

    try (var honest = RawPeer.greeted(at, DEALER)) {
      for (int seed = 0; seed < CONNECTIONS; seed++) {
        throwGarbage(at, new Random(seed));
        honest.send(message("still there?", "" + seed));
        assertThat(texts(honest.receive())).as("seed %d", seed).endsWith("" + seed);
      }
    }

    await().until(() -> guests.closed.size() == guests.opened.size());
    assertThat(router.counts().opened()).isGreaterThan(CONNECTIONS / 4);
    assertThat(router.counts().malformed()).isGreaterThan(CONNECTIONS / 10);
  }

  private static void throwGarbage(Endpoint at, Random random) throws Exception {
    try (var peer = RawPeer.silent(at, DEALER)) {
      peer.transmit(garbage(random));
      switch (random.nextInt(3)) {
        case 0 -> peer.crash();
        case 1 -> {
          peer.shutDownItsSide();
          peer.rest();
        }
        default -> {} // closed as a program that ends
      }
    } catch (UncheckedIOException | IOException hungUp) {
      // The port was faster.
    }
  }

  private static byte[] garbage(Random random) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(HANDSHAKE);
    for (int n = random.nextInt(5); n > 0; n--) {
      out.writeBytes(MessageEncoder.encode(message("", "x".repeat(random.nextInt(400)))));
    }
    var tail = new byte[random.nextInt(40)];
    random.nextBytes(tail);
    out.writeBytes(tail);
    var bytes = out.toByteArray();
    if (random.nextBoolean()) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
