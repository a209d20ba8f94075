package org.hotelier.conformance;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a worker may say in one more frame of its READY. */
@Extension
class OptionRules extends Rules {
  private String service;
  private Requester requester;

  @BeforeEach
  void oneRequester() {
    service = stage.service();
    requester = stage.requester();
  }

  @ParameterizedTest
  @EnumSource
  @Rule("MD-06, extended: credit")
  void aWorkerGetsAsManyRequestsAsItTakes(Mdp version) {
    Worker worker = stage.newcomer(version, service).isReadyWith("credit=3");
    IntStream.rangeClosed(1, 4).forEach(i -> requester.asks(service, "request " + i));
    requester.hearsNothing();

    Worker.Task first = worker.takes("request 1");
    worker.takes("request 2");
    worker.takes("request 3");
    worker.hearsNothing();

    first.isAnswered("one");
    worker.takes("request 4");
  }

  @Test
  @Rule("MD-06, extended: credit; replies in any order")
  void aWorkerWithCreditAnswersInAnyOrder() {
    Worker worker = stage.newcomer(Mdp.V0_1, service).isReadyWith("credit=2\n");
    requester.asks(service, "1").asks(service, "2");
    Worker.Task first = worker.takes("1");
    Worker.Task second = worker.takes("2");

    second.isAnswered("two");
    first.isAnswered("one");

    requester.hears(service, "two").hears(service, "one");
  }

  @Test
  @Rule("MD-18, extended: all that a dead worker held goes to others")
  void allThatAWorkerWithCreditHeldGoesToAnother() {
    Worker dying = stage.newcomer(Mdp.V0_1, service).isReadyWith("credit=2");
    requester.asks(service, "1").asks(service, "2");
    List.of("1", "2").forEach(dying::takes);

    dying.dies();

    stage.lateWorker(service).serves("1", "one").serves("2", "two");
    requester.hears(service, "one").hears(service, "two");
  }

  @Test
  @Rule("MD-18, extended: at-most-once")
  void whatAnAtMostOnceWorkerHeldIsGivenUp() {
    Worker dying = stage.newcomer(Mdp.V0_1, service).isReadyWith("at-most-once");
    requester.asks(service, "once");
    dying.takes("once");

    dying.dies();
    stage.awaitCode(service, "404");

    stage.worker(service).hearsNothing();
    requester.hearsNothing();
  }

  @Test
  @Rule("MD-10, extended: unknown keys are ignored")
  void unknownOptionsAreIgnored() {
    Worker worker = stage.newcomer(Mdp.V0_1, service).isReadyWith("mood=good\r\ncredit=1\r\n");
    requester.asks(service, "Hello");

    worker.serves("Hello", "World");

    requester.hears(service, "World");
  }

  @ParameterizedTest
  @ValueSource(strings = {"credit=0", "credit=many", "credit=-1", "credit=99999999999", "weight=0"})
  @Rule("MD-12, extended: a value that cannot be read")
  void aWorkerWithOptionsThatCannotBeIsSentAway(String options) {
    Worker worker = stage.newcomer(Mdp.V0_1, service);

    worker.peer().sends(Mdp.V0_1.ready(service, options));

    worker.isSentAway();
  }
}
