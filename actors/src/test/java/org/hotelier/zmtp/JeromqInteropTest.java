package org.hotelier.zmtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hotelier.zmtp.PortFixture.bind;
import static org.hotelier.zmtp.PortFixture.message;
import static org.hotelier.zmtp.PortFixture.settings;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.zmtp.Admission;
import org.hotelier.protocol.zmtp.SocketType;
import org.hotelier.protocol.zmtp.ZmtpViolation.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMsg;

/** Talks to JeroMQ, which shares no code with libzmq. */
class JeromqInteropTest {

  private static final int PATIENCE_MILLIS = 20_000;
  private static final Duration GREETING = Duration.ofSeconds(2);

  private final PortFixture fixture = new PortFixture();
  private final ZContext context = new ZContext();

  @AfterEach
  void close() {
    context.close();
    fixture.close();
  }

  @Test
  void routerPassesTheEmptyFrameOfReqOn() {
    var guests = Guests.whoEcho();
    var req = connected(org.zeromq.SocketType.REQ, bind(fixture.router(guests)));

    for (int number = 0; number < 100; number++) {
      req.send("question " + number);
      assertThat(req.recvStr()).isEqualTo("question " + number);
    }
    assertThat(guests.opened).extracting(ZmtpPeer::type).containsExactly(SocketType.REQ);
    assertThat(guests.batches.get(0).get(0).get(0)).isEmpty();
  }

  @Test
  void routerLosesNothingOfABurst() {
    var dealer = connected(org.zeromq.SocketType.DEALER, bind(fixture.router(Guests.whoEcho())));
    dealer.setHWM(0);

    for (int number = 0; number < 10_000; number++) {
      dealer.send("", ZMQ.SNDMORE);
      dealer.send("request " + number);
    }

    for (int number = 0; number < 10_000; number++) {
      assertThat(dealer.recvStr()).isEmpty();
      assertThat(dealer.recvStr()).isEqualTo("request " + number);
    }
  }

  @Test
  void routerTakesMessagesUpToItsLimits() {
    var dealer = connected(org.zeromq.SocketType.DEALER, bind(fixture.router(Guests.whoEcho())));
    var frames = new ZMsg();
    IntStream.range(0, 64).forEach(frame -> frames.add(new byte[frame * 1000]));

    for (var message : List.of(frames, ZMsg.newStringMsg("x".repeat(4 << 20)))) {
      message.duplicate().send(dealer);
      assertThat(ZMsg.recvMsg(dealer)).isEqualTo(message);
    }
  }

  @Test
  void routerKnowsAPeerByItsOwnIdentity() {
    var guests = Guests.whoEcho();
    var at = bind(fixture.router(guests));
    var dealer =
        shakenHands(
            () -> {
              var jack = context.createSocket(org.zeromq.SocketType.DEALER);
              jack.setIdentity("Jack".getBytes(UTF_8));
              jack.connect("tcp://" + at);
              return jack;
            });

    dealer.send("hello");

    await().until(() -> guests.messages() == 1);
    assertThat(guests.opened.get(0).identity()).isEqualTo(Identity.of("Jack".getBytes(UTF_8)));
  }

  @Test
  void strangersWithoutThePasswordAreKnownAsSuch() {
    var guests = Guests.whoEcho();
    var router = fixture.router(settings(), Admission.preferably("sesame"), guests);
    var at = bind(router);
    var stranger = connected(org.zeromq.SocketType.DEALER, at);
    var friend = shakenHands(() -> plain("sesame", at));

    stranger.send("hello");
    friend.send("hello");

    assertThat(stranger.recvStr()).isEqualTo("hello");
    assertThat(friend.recvStr()).isEqualTo("hello");
    assertThat(guests.opened)
        .extracting(ZmtpPeer::authenticated)
        .containsExactlyInAnyOrder(false, true);
  }

  @Test
  void aWrongPasswordAndNoneAreRefused() {
    var guests = Guests.whoEcho();
    var router = fixture.router(settings(), Admission.by("sesame"), guests);
    var at = bind(router);

    refused(() -> plain("open", at), router, Reason.DENIED);
    refused(() -> open(org.zeromq.SocketType.DEALER, at), router, Reason.MECHANISM);

    assertThat(guests.opened).isEmpty();
  }

  @Test
  void repAnswersLaterAndFromAnotherThread() {
    var questions = new ConcurrentLinkedQueue<RepQuestion>();
    var rep =
        fixture.kept(new RepPort(fixture.loop(), settings(), Admission.open(), questions::add));
    var at = bind(rep);
    var one = connected(org.zeromq.SocketType.REQ, at);
    var other = connected(org.zeromq.SocketType.REQ, at);
    one.send("one");
    await().until(() -> questions.size() == 1);
    other.send("other");
    await().until(() -> questions.size() == 2);

    // The later question is answered first: peers do not wait for one another.
    questions.stream().skip(1).forEach(question -> question.answer(message("second")));
    assertThat(other.recvStr()).isEqualTo("second");
    var executor = Executors.newSingleThreadExecutor();
    executor.execute(() -> questions.element().answer(message("first", "more")));
    assertThat(one.recvStr()).isEqualTo("first");
    assertThat(one.recvStr()).isEqualTo("more");
    executor.shutdown();
  }

  @Test
  void repAsksOneQuestionOfAPeerAtATimeHoweverManyItSends() throws InterruptedException {
    var open = new LinkedBlockingQueue<RepQuestion>();
    var settings = settings("waiting-questions = 3");
    var rep = fixture.kept(new RepPort(fixture.loop(), settings, Admission.open(), open::add));
    var dealer = connected(org.zeromq.SocketType.DEALER, bind(rep));
    for (int number = 0; number < 1000; number++) {
      dealer.send("", ZMQ.SNDMORE);
      dealer.send("" + number);
    }

    for (int number = 0; number < 1000; number++) {
      var question = open.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      assertThat(question).isNotNull();
      assertThat(open).isEmpty();
      assertThat(PortFixture.texts(question.body())).containsExactly("" + number);
      question.answer(question.body());
      question.answer(message("a second answer to it"));
      assertThat(dealer.recvStr()).isEmpty();
      assertThat(dealer.recvStr()).isEqualTo("" + number);
    }
  }

  @Test
  void repDropsAndCountsAQuestionWithoutAnEnvelope() {
    var rep =
        fixture.kept(
            new RepPort(fixture.loop(), settings(), Admission.open(), q -> q.answer(q.body())));
    var dealer = connected(org.zeromq.SocketType.DEALER, bind(rep));

    dealer.send("no empty frame");
    dealer.send(""); // an envelope, but nothing in it
    dealer.send("", ZMQ.SNDMORE);
    dealer.send("right");

    assertThat(dealer.recvStr()).isEmpty();
    assertThat(dealer.recvStr()).isEqualTo("right");
    assertThat(rep.counts().malformed()).isEqualTo(2);
  }

  @Test
  void pubSendsWhatIsSubscribedTo() {
    var pub = fixture.kept(new PubPort(fixture.loop(), settings(), Admission.open()));
    var at = bind(pub);
    var sub =
        shakenHands(
            () -> {
              var fresh = context.createSocket(org.zeromq.SocketType.SUB);
              fresh.setReceiveTimeOut(50);
              fresh.subscribe("member");
              fresh.connect("tcp://" + at);
              return fresh;
            });

    await()
        .until(
            () -> {
              pub.publish("membership".getBytes(UTF_8), message("news"));
              return "membership".equals(sub.recvStr()) && "news".equals(sub.recvStr());
            });
  }

  private ZMQ.Socket connected(org.zeromq.SocketType type, Endpoint at) {
    return shakenHands(() -> open(type, at));
  }

  /**
   * In one of a hundred connections JeroMQ 0.6.0 does not even send its greeting, to its own ROUTER
   * neither; nothing helps but a new socket.
   */
  private ZMQ.Socket shakenHands(Supplier<ZMQ.Socket> fresh) {
    var before = fixture.opened();
    while (true) {
      var socket = fresh.get();
      try {
        await().atMost(GREETING).until(() -> fixture.opened() > before);
        return socket;
      } catch (ConditionTimeoutException stalled) {
        socket.close();
      }
    }
  }

  /** Connects anew until the refusal has come, for the same reason. */
  private static void refused(Supplier<ZMQ.Socket> fresh, ZmtpPort by, Reason reason) {
    await()
        .pollInterval(GREETING)
        .pollDelay(Duration.ZERO)
        .until(
            () -> {
              var unused = by.counts().refused(reason) > 0 ? null : fresh.get();
              return by.counts().refused(reason) > 0;
            });
  }

  private ZMQ.Socket open(org.zeromq.SocketType type, Endpoint at) {
    var socket = context.createSocket(type);
    socket.setReceiveTimeOut(PATIENCE_MILLIS);
    socket.connect("tcp://" + at);
    return socket;
  }

  private ZMQ.Socket plain(String password, Endpoint at) {
    var socket = context.createSocket(org.zeromq.SocketType.DEALER);
    socket.setReceiveTimeOut(PATIENCE_MILLIS);
    socket.setPlainUsername("anybody".getBytes(UTF_8));
    socket.setPlainPassword(password.getBytes(UTF_8));
    socket.connect("tcp://" + at);
    return socket;
  }
}
