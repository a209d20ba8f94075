package org.hotelier.seekchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.MalformedSeek;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage;
import org.hotelier.protocol.seekchat.SeekMessage.ErrorReply;
import org.hotelier.protocol.seekchat.SeekMessage.Join;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.hotelier.seekchat.SeekLink.Happening;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The SeekChat between real sockets (origins.md BE-13 … BE-34). */
@Timeout(60)
class SeekPortTest {
  private static final SeekTimes IMPATIENT =
      new SeekTimes(Duration.ofSeconds(2), Duration.ofMillis(200));

  @Test
  void anHonestQuestionIsAnsweredAuthentically() {
    try (var fixture = new PortFixture()) {
      assertThat(fixture.ask()).isEqualTo(fixture.honestAnswer());
    }
  }

  @Test
  void whoKnowsTheTokenIsAnsweredAuthentically() {
    try (var fixture = new PortFixture("sesame", PortFixture.LIMITS)) {
      var client = fixture.client("hotelier", "sesame", PortFixture.TIMES);

      assertThat(fixture.ask(client, fixture.endpoint())).isEqualTo(fixture.honestAnswer());
    }
  }

  @Test
  void anAnswerUnderAnotherTokenIsUnproven() {
    try (var fixture = new PortFixture("sesame", PortFixture.LIMITS)) {
      var client = fixture.client("hotelier", "simsim", PortFixture.TIMES);

      assertThat(fixture.ask(client, fixture.endpoint()))
          .isEqualTo(
              new Finding.Unproven(
                  fixture.endpoint(), fixture.peer(0), "it has another one than this node"));
    }
  }

  @Test
  void anAnswerWithoutATokenIsUnprovenForWhoHasOne() {
    try (var fixture = new PortFixture()) {
      var client = fixture.client("hotelier", "sesame", PortFixture.TIMES);

      assertThat(fixture.ask(client, fixture.endpoint()))
          .isEqualTo(
              new Finding.Unproven(
                  fixture.endpoint(), fixture.peer(0), "it proves none, and this node has one"));
    }
  }

  /** Else only one of the two could say what keeps them apart. */
  @Test
  void anAnswerUnderATokenIsUnprovenForWhoHasNone() {
    try (var fixture = new PortFixture("sesame", PortFixture.LIMITS)) {
      var client = fixture.client("hotelier", "", PortFixture.TIMES);

      assertThat(fixture.ask(client, fixture.endpoint()))
          .isEqualTo(
              new Finding.Unproven(
                  fixture.endpoint(), fixture.peer(0), "it has one, and this node has none"));
    }
  }

  @Test
  void aNodeOfAnotherClusterIsAlien() {
    try (var fixture = new PortFixture()) {
      var client = fixture.client("motel", "", PortFixture.TIMES);

      assertThat(fixture.ask(client, fixture.endpoint()))
          .isEqualTo(
              new Finding.Alien(
                  fixture.endpoint(), fixture.peer(0), "cluster name", "hotelier", "motel"));
      assertThat(fixture.port().counts().malformed()).isZero();
    }
  }

  @Test
  void anotherVersionIsToldWhichOneIsSpokenHere() throws IOException, MalformedSeek {
    try (var fixture = new PortFixture();
        var seeker = new RawSeeker(fixture.host(1), fixture.endpoint())) {
      seeker.sends(fixture.question(2, "hotelier", new Join()));

      assertThat(seeker.answer())
          .map(SeekMessage::payload)
          .contains(new ErrorReply("this node speaks version 1"));
      assertThat(seeker.answer()).isEmpty();
    }
  }

  /** BE-16. */
  @Test
  void aListenerThatStaysSilentIsSilentWithinTheLimit() throws IOException {
    try (var fixture = new PortFixture();
        var silent = new ServerSocket(0, 5, InetAddress.getByName(fixture.host(2)))) {
      var at = new Endpoint(fixture.host(2), silent.getLocalPort());

      assertThat(fixture.ask(fixture.client("hotelier", "", IMPATIENT), at))
          .isEqualTo(new Finding.Silent(at, "no answer in time"));
    }
  }

  @Test
  void aListenerThatSendsGarbageIsSilent() throws IOException {
    try (var fixture = new PortFixture();
        var garbage = new ServerSocket(0, 5, InetAddress.getByName(fixture.host(2)))) {
      var at = new Endpoint(fixture.host(2), garbage.getLocalPort());
      var asked = fixture.client().ask(at, new Join()).toCompletableFuture();
      try (var peer = garbage.accept()) {
        peer.getOutputStream()
            .write(
                "HTTP/1.1 400 Bad Request\r\n\r\n"
                    .repeat(9)
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(asked.join()).isInstanceOf(Finding.Silent.class);
      }
    }
  }

  @Test
  void aPortWhereNobodyListensIsRefused() {
    try (var fixture = new PortFixture()) {
      var nowhere = new Endpoint(fixture.host(3), 33_000);

      assertThat(fixture.ask(fixture.client(), nowhere)).isEqualTo(new Finding.Refused(nowhere));
      assertThat(fixture.client().isRefused(nowhere).toCompletableFuture().join()).isTrue();
      assertThat(fixture.client().isRefused(fixture.endpoint()).toCompletableFuture().join())
          .isFalse();
    }
  }

  @Test
  void questionsMayComeOneByteAtATime() throws IOException, MalformedSeek {
    try (var fixture = new PortFixture();
        var seeker = new RawSeeker(fixture.host(1), fixture.endpoint())) {
      for (byte next : fixture.question()) {
        seeker.sends(next);
      }

      assertThat(seeker.answer()).map(SeekMessage::payload).contains(PortFixture.ANSWER);
    }
  }

  /** BE-29: what is no message is answered with an error, counted once, and closed. */
  @Test
  void garbageIsAnsweredWithOneErrorAndCountedOnce() throws IOException, MalformedSeek {
    try (var fixture = new PortFixture();
        var seeker = new RawSeeker(fixture.host(1), fixture.endpoint())) {
      seeker.sends(new byte[500]);

      assertThat(seeker.answer()).map(SeekMessage::payload).containsInstanceOf(ErrorReply.class);
      seeker.awaitEnd();
      assertThat(fixture.ask()).isEqualTo(fixture.honestAnswer());
      assertThat(fixture.port().counts().malformed()).isEqualTo(1);
    }
  }

  /** BE-30: 64 KiB and one byte is refused by its length, before anything of it has come. */
  @Test
  void aLengthBeyondTheLimitIsRefusedBeforeTheBytesCome() throws IOException, MalformedSeek {
    try (var fixture = new PortFixture()) {
      for (var length : List.of(new byte[] {-127, -128, 4}, new byte[] {-1, -1, -1, -1, -1})) {
        try (var seeker = new RawSeeker(fixture.host(1), fixture.endpoint())) {
          assertThat(seeker.sends(length).answer())
              .map(SeekMessage::payload)
              .containsInstanceOf(ErrorReply.class);
          seeker.awaitEnd();
        }
      }
      await("both counted").until(() -> fixture.port().counts().malformed() == 2);
    }
  }

  @Test
  void whoPretendsToBeElsewhereIsRefused() throws IOException, MalformedSeek {
    try (var fixture = new PortFixture();
        var seeker = new RawSeeker(fixture.host(2), fixture.endpoint())) {
      assertThat(seeker.sends(fixture.question()).answer())
          .map(SeekMessage::payload)
          .contains(
              new ErrorReply("Expected the sender's host to be where the question comes from"));
    }
  }

  /** BE-31. */
  @Test
  void aSeekerThatNeverEndsItsQuestionIsClosed() throws IOException {
    var limits = new SeekLimits(512, Duration.ofMillis(100));
    try (var fixture = new PortFixture("", limits);
        var slow = new RawSeeker(fixture.host(1), fixture.endpoint())) {
      slow.sends((byte) 100, (byte) 10);

      slow.awaitEnd();

      assertThat(fixture.port().counts().timedOut()).isEqualTo(1);
    }
  }

  @Test
  void sixHundredIdleConnectionsDoNotStopAnHonestQuestion() throws IOException {
    var idle = new ArrayList<RawSeeker>();
    try (var fixture = new PortFixture("", new SeekLimits(512, Duration.ofMinutes(5)))) {
      for (int i = 0; i < 600; i++) {
        idle.add(new RawSeeker(fixture.host(2), fixture.endpoint()));
      }

      assertThat(fixture.ask()).isEqualTo(fixture.honestAnswer());
      assertThat(fixture.port().counts().evicted()).isEqualTo(600 + 1 - 512);
      idle.get(0).awaitEnd();
    } finally {
      for (var seeker : idle) {
        seeker.close();
      }
    }
  }

  /** BE-32. */
  @Test
  void goesOnAfterConnectionsThatWereResetAndAnswersThatFailed() throws IOException {
    try (var fixture = new PortFixture()) {
      for (int i = 0; i < 200; i++) {
        new RawSeeker(fixture.host(1), fixture.endpoint()).sends((byte) i).resets();
      }
      fixture.port().answerWith(question -> CompletableFuture.failedFuture(new Error("broken")));
      assertThat(fixture.ask())
          .isEqualTo(
              new Finding.Answered(
                  fixture.endpoint(),
                  fixture.peer(0),
                  new ErrorReply("internal error: java.lang.Error: broken")));
      fixture
          .port()
          .answerWith(
              question -> {
                throw new IllegalStateException("broken at once");
              });
      assertThat(fixture.ask()).isInstanceOf(Finding.Silent.class);

      fixture.port().answerWith(q -> CompletableFuture.completedFuture(PortFixture.ANSWER));

      assertThat(fixture.ask()).isEqualTo(fixture.honestAnswer());
    }
  }

  @Test
  void saysAskAgainWhileNobodyIsIn() {
    try (var fixture = new PortFixture()) {
      fixture.port().nobodyIn();

      assertThat(fixture.ask())
          .isEqualTo(
              new Finding.Answered(
                  fixture.endpoint(),
                  fixture.peer(0),
                  new Wait(Phase.STARTING, "", "its incarnation is not running")));
    }
  }

  /** BE-21, BE-22. */
  @Test
  void aPortThatSomebodyHoldsCanBeTakenOverOnceItIsFree() {
    try (var holder = new PortFixture();
        var other = new PortFixture()) {
      var taken = other.port().bind(holder.endpoint()).toCompletableFuture();
      assertThat(taken).failsWithin(Duration.ofSeconds(10));

      holder.port().close();

      assertThat(other.port().bind(holder.endpoint()).toCompletableFuture().join())
          .isEqualTo(holder.endpoint());
    }
  }

  @Test
  void aLinkStaysAndEchoesEveryBeatUntilLinksAreClosed() {
    var happenings = new CopyOnWriteArrayList<Happening>();
    try (var fixture = new PortFixture()) {
      var link = fixture.client().link(fixture.endpoint(), "c1", happenings::add);
      await("the link to be accepted").until(() -> happenings.size() == 1);
      fixture.port().nobodyIn();
      link.beat(1);
      link.beat(2);
      await("two echoes").until(() -> happenings.size() == 3);
      assertThat(happenings).hasOnlyElementsOfType(SeekLink.Echoed.class);

      fixture.port().closeLinks();

      await("the end").until(() -> happenings.size() == 4);
      assertThat(happenings.get(3)).isEqualTo(new SeekLink.Lost("the link was closed"));
    }
  }

  @Test
  void aLinkThatIsNotAcceptedYetSaysSoOnce() {
    var happenings = new CopyOnWriteArrayList<Happening>();
    try (var fixture = new PortFixture()) {
      fixture.port().nobodyIn();

      fixture.client().link(fixture.endpoint(), "c1", happenings::add);
      await("the end").until(() -> !happenings.isEmpty());
      fixture.ask();

      assertThat(happenings).containsExactly(new SeekLink.NotYet());
    }
  }
}
