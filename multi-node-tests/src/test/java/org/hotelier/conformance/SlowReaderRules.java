package org.hotelier.conformance;

import org.junit.jupiter.api.Test;

/** A peer that does not read harms nobody else. */
class SlowReaderRules extends Rules {
  private static final String MEBIBYTE = "x".repeat(1024 * 1024);

  @Test
  @Rule("MD-04: a requester that does not read delays no other")
  void aRequesterThatDoesNotReadHarmsNobodyElse() {
    String service = stage.service();
    Worker worker = stage.worker(service);
    Requester slow = new Requester(stage.slowReader(), Mdp.V0_1);
    for (int i = 0; i < 32; i++) {
      slow.asks(service, "flood me");
      worker.serves("flood me", MEBIBYTE);
    }

    stage.othersAreServed();
    Requester other = stage.requester().asks(service, "me, too");
    worker.serves("me, too", "of course");
    other.hears(service, "of course");
  }

  @Test
  @Extension
  @Rule(
      "MD-18, extended: a worker that does not read is disconnected, and what it held goes to others")
  void aWorkerThatDoesNotReadIsDisconnected() {
    String service = stage.service();
    Worker slow = new Worker(stage.slowReader(), Mdp.V0_1, service).isReadyWith("credit=64");
    Requester requester = stage.requester();
    for (int i = 0; i < 32; i++) {
      requester.asks(service, MEBIBYTE);
    }

    stage.awaitCode(service, "404");

    Worker other = stage.lateWorker(service);
    for (int i = 0; i < 32; i++) {
      other.serves(MEBIBYTE, "done");
      requester.hears(service, "done");
    }
    slow.dies();
  }
}
