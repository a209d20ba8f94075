package org.hotelier.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import org.junit.jupiter.api.Test;

class FrameRules extends Rules {
  /** "gold" served by a worker of 0.1: the bytes that follow are those of the RFCs. */
  private static final String READY = "01 00 01 06 4d 44 50 57 30 31 01 01 01 00 04 67 6f 6c 64";

  private static final String REQUEST =
      "01 00 01 06 4d 44 50 43 30 31 01 04 67 6f 6c 64 00 05 48 65 6c 6c 6f";

  @Test
  @Rule("RFC 7/MDP, the commands, and RFC 23/ZMTP, Framing, byte by byte; origins 4c")
  void aRequestAndItsReplyAreTheseBytes() {
    Wire worker = connected();
    Wire requester = connected();
    worker.writes(READY).writes(QUESTION).reads(ANSWER);

    requester.writes(REQUEST);
    worker.reads("01 00 01 06 4d 44 50 57 30 31 01 01 02");
    worker.reads("01");
    byte[] address = worker.reads(worker.reads(1)[0]);
    worker.reads("01 00 00 05 48 65 6c 6c 6f");
    worker.writes("01 00 01 06 4d 44 50 57 30 31 01 01 03").writes(Bytes.frame(address, true));
    worker.writes("01 00 00 05 57 6f 72 6c 64");

    requester.reads("01 00 01 06 4d 44 50 43 30 31 01 04 67 6f 6c 64 00 05 57 6f 72 6c 64");
    worker.writes("01 00 01 06 4d 44 50 57 30 31 00 01 05");
  }

  @Test
  @Rule("RFC 18/MDP 0.2, the commands, and RFC 23/ZMTP, Framing, byte by byte; origins 4c")
  void partialsAndTheFinalReplyAreTheseBytes() {
    Wire worker = connected();
    Wire requester = connected();
    worker.writes("01 06 4d 44 50 57 30 32 01 01 01 00 05 67 6f 6c 64 32");
    worker.writes(QUESTION).reads(ANSWER);

    requester.writes("01 06 4d 44 50 43 30 32 01 01 01 01 05 67 6f 6c 64 32 00 05 48 65 6c 6c 6f");
    worker.reads("01 06 4d 44 50 57 30 32 01 01 02");
    worker.reads("01");
    byte[] address = worker.reads(worker.reads(1)[0]);
    worker.reads("01 00 00 05 48 65 6c 6c 6f");
    worker.writes("01 06 4d 44 50 57 30 32 01 01 03").writes(Bytes.frame(address, true));
    worker.writes("01 00 00 04 70 61 72 74");
    worker.writes("01 06 4d 44 50 57 30 32 01 01 04").writes(Bytes.frame(address, true));
    worker.writes("01 00 00 04 64 6f 6e 65");

    requester.reads("01 06 4d 44 50 43 30 32 01 01 02 01 05 67 6f 6c 64 32 00 04 70 61 72 74");
    requester.reads("01 06 4d 44 50 43 30 32 01 01 03 01 05 67 6f 6c 64 32 00 04 64 6f 6e 65");
    worker.writes("01 06 4d 44 50 57 30 32 00 01 06");
  }

  @Test
  @Rule("RFC 23/ZMTP, Framing: a message may be split anywhere")
  void aMessageMayComeByteByByte() {
    connected().trickles(QUESTION).reads(ANSWER);
  }

  @Test
  @Rule("RFC 23/ZMTP, Framing: messages may come together")
  void manyMessagesMayComeInOneWrite() {
    Wire wire = connected();

    wire.writes(Bytes.hex(Bytes.hex(QUESTION).repeat(50).replaceAll("(?<=3f)(?=01)", " ")));

    for (int i = 0; i < 50; i++) {
      wire.reads(ANSWER);
    }
  }

  @Test
  @Rule("RFC 23/ZMTP, Framing: a long frame may have any length")
  void aShortBodyMayComeInALongFrame() {
    Wire wire = connected();

    wire.writes("03 00 00 00 00 00 00 00 00 01 06 4d 44 50 43 30 31 01 08 6d 6d 69 2e 77 68 61 74");
    wire.writes("02 00 00 00 00 00 00 00 01 3f");

    wire.reads(ANSWER);
  }

  @Test
  @Rule("RFC 23/ZMTP, Framing: up to 255 bytes in a short frame")
  void aReplyOf255BytesComesInAShortFrame() {
    repliesWith(255).reads("00 ff").reads(255);
  }

  @Test
  @Rule("RFC 23/ZMTP, Framing: 256 bytes and more in a long frame")
  void aReplyOf256BytesComesInALongFrame() {
    repliesWith(256).reads("02 00 00 00 00 00 00 01 00").reads(256);
  }

  @Test
  @Rule("RFC 37/ZMTP, Connection Heartbeating: PING is answered by a PONG with its context")
  void aPingIsAnsweredWithItsContext() {
    Wire wire = connected();

    wire.writes("04 0a 04 50 49 4e 47 00 00 61 62 63");

    wire.reads("04 08 04 50 4f 4e 47 61 62 63");
  }

  @Test
  @Rule("RFC 37/ZMTP, Connection Heartbeating: the context may be empty")
  void aPingWithoutContextIsAnsweredToo() {
    Wire wire = connected();

    wire.writes("04 07 04 50 49 4e 47 00 00").writes(QUESTION);

    wire.reads("04 05 04 50 4f 4e 47").reads(ANSWER);
  }

  @Test
  @Rule("RFC 37/ZMTP, Connection Heartbeating: TTL in tenths of a second")
  void aPeerThatIsSilentForItsOwnTtlIsDisconnected() {
    connected().writes("04 07 04 50 49 4e 47 00 03").readsTheEnd();
  }

  @Test
  @Rule("RFC 23/ZMTP, Framing: flag bits 7-3 are reserved")
  void reservedFlagsHarmNobodyElse() {
    connected().writes("f8 05 48 65 6c 6c 6f");

    stage.othersAreServed();
  }

  @Test
  @Rule("RFC 23/ZMTP, Framing: a length of 63 bits")
  void anEndlessFrameHarmsNobodyElse() {
    connected().writes("02 7f ff ff ff ff ff ff ff 00 00");

    stage.othersAreServed();
  }

  @Test
  @Extension
  @Rule("RFC 23/ZMTP, Framing: an implementation may limit a message; 64 frames and 4 MiB here")
  void aMessageOfTooManyFramesEndsItsConnection() {
    Wire wire = connected();

    wire.writes(Bytes.hex("01 00".repeat(64) + "00 00"));

    wire.readsTheEnd();
    stage.othersAreServed();
  }

  private Wire connected() {
    Wire wire = stage.wire();
    RawTransport.over(wire, "Socket-Type", "DEALER");
    return wire;
  }

  /** A requester that has read all of the reply but its body. */
  private Wire repliesWith(int bytes) {
    String service = stage.service();
    Worker worker = stage.worker(service);
    Wire requester = connected();
    requester.writes(
        RawTransport.encoded(
            Mdp.V0_1.ask(service, List.of("?")).stream()
                .map(frame -> frame.getBytes(ISO_8859_1))
                .toList()));
    worker.takes("?").isAnswered("x".repeat(bytes));
    requester.reads("01 00 01 06 4d 44 50 43 30 31 01");
    requester.reads(requester.reads(1)[0]);
    return requester;
  }
}
