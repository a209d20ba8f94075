package org.hotelier.zmtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hotelier.zmtp.PortFixture.bind;
import static org.hotelier.zmtp.PortFixture.message;
import static org.hotelier.zmtp.PortFixture.settings;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.zmtp.Admission;
import org.hotelier.protocol.zmtp.ZmtpViolation.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Talks to the reference implementation, by the script {@code zmtp/peers.py}. */
class LibzmqInteropTest {

  private static final String PYTHON = "/usr/bin/python3";

  @TempDir private Path directory;
  private final PortFixture fixture = new PortFixture();

  @BeforeAll
  static void pythonKnowsZmq() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of(PYTHON)) && run(List.of(PYTHON, "-c", "import zmq"), null) == 0,
        "needs " + PYTHON + " with the module zmq (Debian: python3-zmq)");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"req", "dealer", "router", "frames", "large", "heartbeats"})
  void routerTalksTo(String peer) throws Exception {
    var guests = Guests.whoEcho();

    play(peer, bind(fixture.router(guests)));

    assertThat(guests.opened).hasSize(1);
  }

  @Test
  void routerKnowsAPeerByItsOwnIdentity() throws Exception {
    var guests = Guests.whoEcho();

    play("dealer", bind(fixture.router(guests)));

    assertThat(guests.opened)
        .extracting(ZmtpPeer::identity)
        .containsExactly(Identity.of("Rose".getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"frames_too_many", "large_too_large"})
  void routerHangsUpOn(String peer) throws Exception {
    var router = fixture.router(Guests.whoEcho());

    play(peer, bind(router));

    await().until(() -> router.counts().malformed() >= 1);
  }

  @Test
  void routerLetsInWhoKnowsThePassword() throws Exception {
    var guests = Guests.whoEcho();

    play("plain", bind(fixture.router(settings(), Admission.preferably("sesame"), guests)));

    assertThat(guests.opened).extracting(ZmtpPeer::authenticated).containsExactly(true);
  }

  @Test
  void routerRefusesAWrongPassword() throws Exception {
    var guests = Guests.whoEcho();
    var router = fixture.router(settings(), Admission.by("sesame"), guests);

    play("plain_wrong", bind(router));

    assertThat(router.counts().refused(Reason.DENIED)).isPositive();
    assertThat(guests.opened).isEmpty();
  }

  @Test
  void routerRefusesASubscriber() throws Exception {
    var router = fixture.router(Guests.whoEcho());

    play("incompatible", bind(router));

    assertThat(router.counts().refused(Reason.SOCKET_TYPE)).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"req", "rep_dealer"})
  void repAnswers(String peer) throws Exception {
    var rep = new RepPort(fixture.loop(), settings(), Admission.open(), q -> q.answer(q.body()));

    play(peer, bind(fixture.kept(rep)));

    assertThat(rep.counts().malformed()).isZero();
  }

  @Test
  void pubSendsWhatIsSubscribedTo() throws Exception {
    var pub = fixture.kept(new PubPort(fixture.loop(), settings(), Admission.open()));
    var at = bind(pub);
    var publishing =
        fixture
            .loop()
            .scheduleAtFixedRate(
                () -> {
                  pub.publish("unwanted".getBytes(UTF_8), message("never"));
                  pub.publish("membership".getBytes(UTF_8), message("first"));
                  pub.publish("other".getBytes(UTF_8), List.of());
                },
                0,
                5,
                TimeUnit.MILLISECONDS);

    play("sub", at);

    publishing.cancel(false);
  }

  private void play(String peer, Endpoint at) throws Exception {
    var output = directory.resolve(peer + ".log");
    int code = run(List.of(PYTHON, script(), peer, "tcp://" + at), output);
    assertThat(code).as(() -> read(output)).isZero();
  }

  private static String script() throws URISyntaxException {
    var url = Objects.requireNonNull(LibzmqInteropTest.class.getResource("/zmtp/peers.py"));
    return Path.of(url.toURI()).toString();
  }

  private static int run(List<String> command, Path output) throws Exception {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(
        output == null
            ? ProcessBuilder.Redirect.DISCARD
            : ProcessBuilder.Redirect.to(output.toFile()));
    var process = builder.start();
    try {
      return process.waitFor(60, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } finally {
      process.destroyForcibly();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      return failure.toString();
    }
  }
}
