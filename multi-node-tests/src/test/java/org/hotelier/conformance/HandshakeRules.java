package org.hotelier.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HandshakeRules extends Rules {

  @Test
  @Rule("RFC 23/ZMTP, NULL: READY with the Socket-Type")
  void theBrokerSaysThatItIsARouter() {
    Wire wire = stage.wire().writes(Bytes.GREETING);
    wire.writes(Bytes.ready("Socket-Type", "DEALER")).reads(64);

    assertThat(new String(ready(wire), ISO_8859_1))
        .startsWith("\5READY")
        .containsIgnoringCase("\13Socket-Type\0\0\0\6ROUTER");
  }

  @Test
  @Rule("RFC 23/ZMTP, Metadata: names are not case-sensitive")
  void namesOfPropertiesMayBeInAnyCase() {
    isServedAfter(Bytes.ready("sOCKET-tYPE", "DEALER"));
  }

  @Test
  @Rule("RFC 23/ZMTP, Metadata: X- and other properties may be sent")
  void unknownPropertiesAreIgnored() {
    isServedAfter(Bytes.ready("Socket-Type", "DEALER", "X-Mood", "good", "Resource", "r"));
  }

  @Test
  @Rule("RFC 23/ZMTP, Metadata: the order is free")
  void propertiesMayComeInAnyOrder() {
    isServedAfter(Bytes.ready("Identity", "", "X-Mood", "good", "Socket-Type", "DEALER"));
  }

  @Test
  @Rule("RFC 28/REQREP, a ROUTER talks to REQ, DEALER and ROUTER")
  void aRouterMayAsk() {
    isServedAfter(Bytes.ready("Socket-Type", "ROUTER"));
  }

  @Test
  @Rule("RFC 23/ZMTP, The Socket-Type Property: other combinations are refused")
  void aSocketThatMayNotTalkToARouterIsDisconnected() {
    isRefusedAfter(Bytes.ready("Socket-Type", "PUB"));
  }

  @Test
  @Rule("RFC 23/ZMTP, The Socket-Type Property: it is one of the known ones")
  void anUnknownSocketTypeIsDisconnected() {
    isRefusedAfter(Bytes.ready("Socket-Type", "GUEST"));
  }

  @Test
  @Rule("RFC 23/ZMTP, NULL: the handshake is READY")
  void aMessageBeforeTheHandshakeEndsTheConnection() {
    isRefusedAfter(QUESTION);
  }

  @Test
  @Rule("RFC 23/ZMTP, NULL: the handshake is READY")
  void anotherCommandInsteadOfReadyEndsTheConnection() {
    isRefusedAfter(Bytes.command("HELLO", new byte[0]));
  }

  @Test
  @Rule("RFC 23/ZMTP, Metadata: grammar")
  void aPropertyLongerThanItsCommandEndsTheConnection() {
    isRefusedAfter(
        Bytes.command("READY", Bytes.hex("0b 53 6f 63 6b 65 74 2d 54 79 70 65 7f ff ff ff 44")));
  }

  @Test
  @Rule("RFC 37/ZMTP, NULL: ERROR ends the handshake")
  void anErrorInsteadOfReadyEndsTheConnection() {
    isRefusedAfter(Bytes.command("ERROR", Bytes.hex("02 6e 6f")));
  }

  private void isServedAfter(byte[] ready) {
    Wire wire = stage.wire().writes(Bytes.GREETING).writes(ready);
    wire.writes(QUESTION).reads(64);

    isAnswered(wire);
  }

  private void isRefusedAfter(byte[] handshake) {
    Wire wire = stage.wire().writes(Bytes.GREETING).writes(handshake);

    wire.readsTheEnd();
    stage.othersAreServed();
  }
}
