package org.hotelier.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.hotelier.protocol.control.ControlClient;
import org.hotelier.protocol.control.ControlClient.Timeouts;
import org.hotelier.protocol.luxi.ControlFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Both sides of the control socket together. */
@Timeout(60)
class ControlClientServerTest {
  private static final Timeouts PATIENT =
      new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(20));

  @TempDir Path directory;

  @Test // LX-39: the connection dies after execution, before the answer
  void runsACallOnceWhoseAnswerWasLost() throws IOException {
    var stop = ScriptedMethod.change("Stop", call -> ScriptedMethod.text("stopping"));
    try (var fixture = new ServerFixture(node(), stop);
        var relay = new ForgetfulRelay(directory.resolve("relay.sock"), node());
        var client = ControlClient.connect(directory.resolve("relay.sock"), PATIENT)) {
      assertThat(relay).isNotNull();
      assertThat(client.call("Stop").textValue()).isEqualTo("stopping");

      assertThat(stop.calls()).hasSize(1);
      assertThat(fixture.events().since(0, 10)).hasSize(1);
    }
  }

  @Test // LX-38
  void findsTheNodeAgainAfterItsRestart() {
    var first = new ServerFixture(node());
    try (var client = ControlClient.connect(node(), PATIENT)) {
      assertThat(client.call("Ping").textValue()).isEqualTo("pong");
      first.close();
      try (var second = new ServerFixture(node())) {
        assertThat(second.server()).isNotNull();
        assertThat(client.call("Ping").textValue()).isEqualTo("pong");
      }
    }
  }

  @Test // LX-18, LX-41: the refusal of a request that is too long reaches its caller
  void tellsTheCallerWhyItsRequestWasRefused() {
    try (var fixture = new ServerFixture(node());
        var client = ControlClient.connect(node(), PATIENT)) {
      assertThat(fixture.server()).isNotNull();
      var failure =
          catchThrowableOfType(
              ControlFailure.class, () -> client.call("Ping", "x".repeat(17 << 20)));
      assertThat(failure.name()).isEqualTo("MessageTooLong");
      assertThat(client.call("Ping").textValue()).isEqualTo("pong");
    }
  }

  private Path node() {
    return directory.resolve("node.sock");
  }
}
