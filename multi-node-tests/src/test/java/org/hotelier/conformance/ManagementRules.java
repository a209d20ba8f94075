package org.hotelier.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ManagementRules extends Rules {

  @Test
  @Rule("RFC 8/MMI, mmi.service: 404; MM-02")
  void aServiceWithoutWorkerIs404() {
    saysOf(stage.service(), "404");
  }

  @Test
  @Rule("RFC 8/MMI, mmi.service: 200; MM-02")
  void aServiceWithAWorkerIs200() {
    String service = stage.service();
    stage.worker(service);

    saysOf(service, "200");
  }

  @Test
  @Rule("RFC 8/MMI, mmi.service: a busy worker is a worker; MM-02")
  void aServiceWhoseWorkerIsBusyIs200() {
    String service = stage.service();
    Worker worker = stage.worker(service);
    stage.requester().asks(service, "work");
    worker.takes("work");

    saysOf(service, "200");
  }

  @Test
  @Rule("RFC 8/MMI, mmi.service: 404; MM-05")
  void aServiceThatWasOnlyAskedForIs404() {
    String service = stage.service();
    stage.requester().asks(service, "anybody?").hearsNothing();

    saysOf(service, "404");
  }

  @Test
  @Rule("RFC 8/MMI, mmi.service: 404; MM-02, MO-08")
  void aServiceWhoseOnlyWorkerHasLeftIs404() {
    String service = stage.service();
    stage.worker(service).leaves();

    stage.awaitCode(service, "404");
  }

  @Test
  @Rule("RFC 8/MMI, mmi.service: 404; MM-02, MO-08")
  void aServiceWhoseOnlyWorkerHasDiedIs404() {
    String service = stage.service();
    stage.worker(service).dies();

    stage.awaitCode(service, "404");
  }

  @Test
  @Rule("RFC 8/MMI, mmi.service: 200 while one is left; MM-02")
  void aServiceWithOneOfTwoWorkersLeftIs200() {
    String service = stage.service();
    Worker leaving = stage.worker(service);
    stage.worker(service);

    leaving.peer().sends(Mdp.V0_1.disconnect());
    stage.othersAreServed();

    saysOf(service, "200");
  }

  @Test
  @Rule("RFC 8/MMI, any other service: 501; MM-03")
  void anUnknownManagementServiceIs501() {
    stage.requester().asks("mmi.nosuch", "?").hears("mmi.nosuch", "501");
  }

  @Test
  @Rule("RFC 8/MMI, every name that begins with mmi. is the broker's; MM-01, MM-03")
  void thePrefixAloneIs501() {
    stage.requester().asks("mmi.", "?").hears("mmi.", "501");
  }

  @Test
  @Rule("MM-04: the code takes the place of the last frame, others come back")
  void framesBeforeTheLastComeBack() {
    String service = stage.service();
    stage.worker(service);

    stage.requester().asks("mmi.service", "a", "", service).hears("mmi.service", "a", "", "200");
  }

  @Test
  @Rule("MO-10: mmi.service without a body is answered, too")
  void noServiceIsNotFound() {
    stage.requester().asks("mmi.service").hears("mmi.service", "404");
  }

  @Test
  @Rule("RFC 8/MMI, an empty name is no service; MM-02")
  void anEmptyNameIs404() {
    saysOf("", "404");
  }

  @Test
  @Rule("RFC 8/MMI, requests are those of RFC 7: REQ sockets may ask; MM-01")
  void aReqSocketMayAsk() {
    new Requester(stage.req(), Mdp.V0_1)
        .asks("mmi.service", stage.service())
        .hears("mmi.service", "404");
  }

  @Test
  @Rule("RFC 8/MMI, mmi.service is asked for any name; MM-01, MM-02")
  void aManagementServiceHasNoWorker() {
    saysOf("mmi.service", "404");
  }

  @Test
  @Extension
  @Rule("MM-07: mmi.services names all services")
  void allServicesAreNamed() {
    String service = stage.service();
    stage.worker(service);

    List<String> answer = Statistics.of(stage).ask("mmi.services");

    assertThat(answer.get(0)).isEqualTo("200");
    assertThat(answer.get(1).lines()).contains(service);
  }

  @Test
  @Extension
  @Rule("MM-07: mmi.stats counts")
  void whatWaitsAndWhatIsWorkedOnIsCounted() {
    String service = stage.service();
    Worker worker = stage.worker(service);
    stage.requester().asks(service, "1").asks(service, "2").hearsNothing();
    worker.takes("1");

    assertThat(Statistics.of(stage).line(service))
        .contains("\"guests\":1", "\"queued\":1", "\"inFlight\":1", "\"served\":0");
  }

  private void saysOf(String service, String code) {
    stage.requester().asks("mmi.service", service).hears("mmi.service", code);
  }
}
