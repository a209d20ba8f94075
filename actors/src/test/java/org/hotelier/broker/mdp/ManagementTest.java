package org.hotelier.broker.mdp;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The management services: MM-01 to MM-07, MO-08, MO-10. */
class ManagementTest {
  private final MdpFixture broker = new MdpFixture();
  private final FakePeer requester = broker.connect();

  @Test
  @DisplayName(
      "MM-01, MM-02, MO-08: mmi.service is 200 while a worker is there, 404 before and after")
  void knowsWhetherAServiceIsThere() {
    assertThat(ask("mmi.service", "echo")).isEqualTo("e MDPC01 mmi.service 404");

    var worker = broker.worker("echo");
    assertThat(ask("mmi.service", "echo")).isEqualTo("e MDPC01 mmi.service 200");

    broker.disconnect(worker);
    assertThat(ask("mmi.service", "echo")).isEqualTo("e MDPC01 mmi.service 404");
  }

  @Test
  @DisplayName("MM-02: mmi.service is 404 once the last worker has fallen silent")
  void forgetsAServiceWithItsLastLease() {
    broker.worker("echo");

    broker.pass(ofSeconds(11));

    assertThat(ask("mmi.service", "echo")).isEqualTo("e MDPC01 mmi.service 404");
  }

  @Test
  @DisplayName("MM-05: that somebody asked for a service does not make it one, and 404 is not 400")
  void doesNotTakeAQuestionForAService() {
    requester.asks("echo", "anybody there?");

    assertThat(ask("mmi.service", "echo")).isEqualTo("e MDPC01 mmi.service 404");
  }

  @Test
  @DisplayName("MM-05: a service with a busy worker is still there")
  void countsBusyWorkers() {
    broker.worker("echo");
    requester.asks("echo", "work");

    assertThat(ask("mmi.service", "echo")).isEqualTo("e MDPC01 mmi.service 200");
  }

  @Test
  @DisplayName("MM-03: any other mmi.* is 501")
  void saysWhatItDoesNotHave() {
    assertThat(ask("mmi.foo", "x")).isEqualTo("e MDPC01 mmi.foo 501");
    assertThat(ask("mmi.", "x")).isEqualTo("e MDPC01 mmi. 501");
    assertThat(ask("mmi.filter", "enable", "echo", "x"))
        .isEqualTo("e MDPC01 mmi.filter enable echo 501");
  }

  @Test
  @DisplayName("MM-04: the code is in the last frame of the body, the others come back")
  void putsTheCodeLast() {
    broker.worker("echo");

    assertThat(ask("mmi.service", "a", "echo")).isEqualTo("e MDPC01 mmi.service a 200");
  }

  @Test
  @DisplayName("MO-10: mmi.service without a body is 404, any other without one is 501")
  void answersWithoutABody() {
    assertThat(ask("mmi.service")).isEqualTo("e MDPC01 mmi.service 404");
    assertThat(ask("mmi.foo")).isEqualTo("e MDPC01 mmi.foo 501");
  }

  @Test
  @DisplayName("MM-01, M2-01: a 0.2 requester gets its answer as a FINAL")
  void answersInTheRequestersVersion() {
    requester.asks02("mmi.service", "echo");

    assertThat(requester.hears()).containsExactly("MDPC02 03 mmi.service 404");
  }

  @Test
  @DisplayName("MM-07: mmi.services lists the services that have a worker, sorted")
  void listsServices() {
    assertThat(ask("mmi.services", "")).isEqualTo("e MDPC01 mmi.services 200 e");

    broker.worker("echo");
    broker.worker("coffee, black");
    broker.worker("echo");
    requester.asks("nobody", "x");

    assertThat(ask("mmi.services", ""))
        .isEqualTo("e MDPC01 mmi.services 200 coffee, black\necho\n");
  }

  @Test
  @DisplayName("MM-07: mmi.stats tells how each service does on this node")
  void tellsHowServicesDo() {
    var worker = broker.worker("a \"quoted\" name");
    var asking = broker.connect();
    asking.asks("a \"quoted\" name", "1");
    worker.hears();
    worker.replies("1");
    asking.asks("a \"quoted\" name", "2");
    asking.asks("a \"quoted\" name", "3");

    assertThat(ask("mmi.stats"))
        .isEqualTo(
            "e MDPC01 mmi.stats 200 {\"service\":\"a \\\"quoted\\\" name\",\"guests\":1,"
                + "\"queued\":1,\"inFlight\":1,\"served\":1,\"failed\":0,\"retried\":0,"
                + "\"draining\":false}\n");
  }

  private String ask(String service, String... body) {
    requester.asks(service, body);
    var answers = requester.hears();
    assertThat(answers).hasSize(1);
    return answers.get(0);
  }
}
