package org.hotelier.conformance;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RFC 18: zero or more PARTIAL, then exactly one FINAL. */
class PartialRules extends Rules {
  private String service;
  private Worker worker;
  private Requester requester;

  @BeforeEach
  void oneOfEach() {
    service = stage.service();
    worker = stage.worker(Mdp.V0_2, service);
    requester = stage.requester(Mdp.V0_2).asks(service, "Hello");
  }

  @Test
  @Rule("RFC 18, FINAL alone; M2-01")
  void aFinalReplyMayComeAlone() {
    worker.serves("Hello", "World");

    requester.hears(service, "World").hearsNothing();
  }

  @Test
  @Rule("RFC 18, PARTIAL, then FINAL; M2-01")
  void partsComeInOrderBeforeTheFinalReply() {
    Worker.Task task = worker.takes("Hello");

    task.isAnsweredInPart("1").isAnsweredInPart("2").isAnsweredInPart("3").isAnswered("end");

    requester.hearsPart(service, "1").hearsPart(service, "2").hearsPart(service, "3");
    requester.hears(service, "end").hearsNothing();
  }

  @Test
  @Rule("RFC 18, a PARTIAL is passed on when it comes; M2-01")
  void aPartDoesNotWaitForTheFinalReply() {
    Worker.Task task = worker.takes("Hello");

    task.isAnsweredInPart("first");
    requester.hearsPart(service, "first");
    task.isAnsweredInPart("second");
    requester.hearsPart(service, "second");

    task.isAnswered("end");
    requester.hears(service, "end");
  }

  @Test
  @Rule("RFC 18, a body has any number of frames; M2-01")
  void partsMayHaveSeveralFramesAndEmptyOnes() {
    Worker.Task task = worker.takes("Hello");

    task.isAnsweredInPart("a", "", "b").isAnsweredInPart("").isAnswered("", "c");

    requester.hearsPart(service, "a", "", "b").hearsPart(service, "").hears(service, "", "c");
  }

  @Test
  @Rule("RFC 18, nothing comes after FINAL; M2-01")
  void aPartAfterTheFinalReplyIsDropped() {
    Worker.Task task = worker.takes("Hello");
    task.isAnswered("end");

    task.isAnsweredInPart("more");
    worker.hearsNothing();

    requester.hears(service, "end").hearsNothing();
  }

  @Test
  @Rule("RFC 18, exactly one FINAL; M2-01, MD-48")
  void aSecondFinalReplyIsDropped() {
    Worker.Task task = worker.takes("Hello");
    task.isAnswered("end");

    task.isAnswered("end again");
    worker.hearsNothing();

    requester.hears(service, "end").hearsNothing();
  }

  @Test
  @Rule("RFC 18, a PARTIAL does not free its worker; M2-01, MD-50")
  void aWorkerThatAnswersInPartsIsBusyUntilTheFinalReply() {
    Worker.Task task = worker.takes("Hello");
    requester.asks(service, "next").hearsNothing();

    task.isAnsweredInPart("part");
    worker.hearsNothing();

    task.isAnswered("end");
    worker.takes("next");
  }

  @Test
  @Rule("RFC 18, parts go to whom they belong; M2-01")
  void partsOfTwoRequestsDoNotMix() {
    Worker otherWorker = stage.worker(Mdp.V0_2, service);
    Requester otherRequester = stage.requester(Mdp.V0_2).asks(service, "Bye");
    Worker.Task hello = worker.takes("Hello");
    Worker.Task bye = otherWorker.takes("Bye");

    hello.isAnsweredInPart("h1");
    bye.isAnsweredInPart("b1");
    hello.isAnsweredInPart("h2");
    bye.isAnswered("b2");
    hello.isAnswered("h3");

    requester.hearsPart(service, "h1").hearsPart(service, "h2").hears(service, "h3");
    otherRequester.hearsPart(service, "b1").hears(service, "b2");
  }

  @Test
  @Rule("RFC 18, a PARTIAL to a made-up address; MD-48")
  void aForgedPartIsDropped() {
    Worker.Task task = worker.takes("Hello");

    worker.peer().sends(Mdp.V0_2.partial("nobody", body("forged")));
    worker.hearsNothing();

    task.isAnswered("end");
    requester.hears(service, "end").hearsNothing();
  }

  @Test
  @Extension
  @Rule("M2-01: a request is never dispatched again after a first part")
  void whatWasAnsweredInPartIsNotAnsweredAgain() {
    Worker.Task task = worker.takes("Hello");
    task.isAnsweredInPart("half a");
    requester.hearsPart(service, "half a");

    worker.dies();
    stage.awaitCode(service, "404");

    stage.worker(Mdp.V0_2, service).hearsNothing();
    requester.hearsNothing();
  }
}
