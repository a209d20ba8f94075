package org.hotelier.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GreetingRules extends Rules {

  @Test
  @Rule("RFC 23/ZMTP, The Greeting: signature")
  void aGreetingBeginsWithTheSignature() {
    byte[] greeting = greeted();

    assertThat(greeting[0]).isEqualTo((byte) 0xff);
    assertThat(greeting[9]).isEqualTo((byte) 0x7f);
  }

  @Test
  @Rule("RFC 23/ZMTP, The Greeting: version")
  void aGreetingNamesVersion3() {
    assertThat(greeted()[10]).isEqualTo((byte) 3);
  }

  @Test
  @Rule("RFC 23/ZMTP, The Greeting: mechanism")
  void aGreetingNamesTheMechanismPaddedWithZeros() {
    assertThat(Bytes.hex(Arrays.copyOfRange(greeted(), 12, 32)))
        .isEqualTo("4e 55 4c 4c" + " 00".repeat(16));
  }

  @Test
  @Rule("RFC 23/ZMTP, The Greeting: filler")
  void aGreetingEndsWithZeros() {
    assertThat(Arrays.copyOfRange(greeted(), 33, 64)).containsOnly(0);
  }

  @Test
  @Rule("RFC 37/ZMTP, Version Negotiation: a higher minor version is accepted")
  void aPeerOfALaterMinorVersionIsServed() {
    isServedAfter(Bytes.greeting(3, 9, "NULL"));
  }

  @Test
  @Rule("RFC 37/ZMTP, Version Negotiation: a higher major version is accepted")
  void aPeerOfALaterMajorVersionIsServed() {
    isServedAfter(Bytes.greeting(4, 0, "NULL"));
  }

  @Test
  @Rule("RFC 37/ZMTP, The Greeting: 3.1")
  void aPeerOfVersion31IsServed() {
    isServedAfter(Bytes.greeting(3, 1, "NULL"));
  }

  @Test
  @Rule(
      "RFC 23/ZMTP, Security Mechanisms: both peers use the same one, or the connection is closed")
  void aPeerWithAnUnknownMechanismIsDisconnected() {
    stage.wire().writes(Bytes.greeting(3, 0, "NOSUCH")).readsTheEnd();

    stage.othersAreServed();
  }

  @Test
  @Rule("RFC 23/ZMTP, The Greeting: another signature is no ZMTP peer")
  void aPeerOfAnotherProtocolIsDisconnected() {
    byte[] http = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(4).getBytes(UTF_8);

    stage.wire().writes(http).readsTheEnd();

    stage.othersAreServed();
  }

  @Test
  @Rule("RFC 23/ZMTP, The Greeting: TCP may split it anywhere")
  void aGreetingMayComeByteByByte() {
    Wire wire = stage.wire().trickles(Bytes.GREETING);
    wire.trickles(Bytes.ready("Socket-Type", "DEALER")).reads(64);

    wire.trickles(QUESTION);

    isAnswered(wire);
  }

  @Test
  @Rule("RFC 23/ZMTP, The Greeting: a peer need not wait for the other")
  void aGreetingAHandshakeAndARequestMayComeInOneWrite() {
    Wire wire = stage.wire();
    byte[] ready = Bytes.ready("Socket-Type", "DEALER");
    byte[] all = Arrays.copyOf(Bytes.GREETING, 64 + ready.length + QUESTION.length);
    System.arraycopy(ready, 0, all, 64, ready.length);
    System.arraycopy(QUESTION, 0, all, 64 + ready.length, QUESTION.length);

    wire.writes(all).reads(64);

    isAnswered(wire);
  }

  private void isServedAfter(byte[] greeting) {
    Wire wire = stage.wire().writes(greeting).writes(Bytes.ready("Socket-Type", "DEALER"));
    wire.writes(QUESTION).reads(64);

    isAnswered(wire);
  }

  private byte[] greeted() {
    return stage.wire().writes(Bytes.GREETING).reads(64);
  }
}
