package org.hotelier.conformance;

import org.junit.jupiter.api.Test;

/** MDP 0.1 and 0.2 on one port, told apart message by message. */
class VersionRules extends Rules {

  @Test
  @Rule("M2-03: a 0.2 requester is served by a 0.1 worker")
  void aLaterRequesterIsServedByAnEarlierWorker() {
    String service = stage.service();
    Worker worker = stage.worker(Mdp.V0_1, service);
    Requester requester = stage.requester(Mdp.V0_2).asks(service, "Hello");

    worker.serves("Hello", "World");

    requester.hears(service, "World");
  }

  @Test
  @Rule("M2-03: a 0.1 requester is served by a 0.2 worker")
  void anEarlierRequesterIsServedByALaterWorker() {
    String service = stage.service();
    Worker worker = stage.worker(Mdp.V0_2, service);
    Requester requester = stage.requester(Mdp.V0_1).asks(service, "Hello");

    worker.serves("Hello", "World");

    requester.hears(service, "World");
  }

  @Test
  @Rule("M2-03, MD-01: one REQUEST of 0.1 has one REPLY, with all parts")
  void anEarlierRequesterGetsAllPartsAtOnce() {
    String service = stage.service();
    Worker worker = stage.worker(Mdp.V0_2, service);
    Requester requester = stage.requester(Mdp.V0_1).asks(service, "Hello");

    worker.takes("Hello").isAnsweredInPart("1").isAnsweredInPart("2", "3").isAnswered("end");

    requester.hears(service, "1", "2", "3", "end").hearsNothing();
  }

  @Test
  @Rule("M2-03: workers of both versions share a service")
  void workersOfBothVersionsShareAService() {
    String service = stage.service();
    Worker earlier = stage.worker(Mdp.V0_1, service);
    Worker later = stage.worker(Mdp.V0_2, service);
    Requester requester = stage.requester().asks(service, "1").asks(service, "2");

    earlier.serves("1", "one");
    requester.hears(service, "one");
    later.serves("2", "two");
    requester.hears(service, "two");
  }

  @Test
  @Rule("M2-03: versions are told apart message by message")
  void oneConnectionMayAskInBothVersions() {
    Peer peer = stage.dealer();
    String service = stage.service();
    Worker worker = stage.worker(service);

    new Requester(peer, Mdp.V0_1).asks(service, "1");
    new Requester(peer, Mdp.V0_2).asks(service, "2");
    worker.serves("1", "one").serves("2", "two");

    new Requester(peer, Mdp.V0_1).hears(service, "one");
    new Requester(peer, Mdp.V0_2).hears(service, "two");
  }

  @Test
  @Rule("RFC 18, not compatible with 0.1: a worker keeps to its version; M2-02, MD-11")
  void aWorkerThatChangesItsVersionIsSentAway() {
    Worker worker = stage.worker(Mdp.V0_1, stage.service());

    worker.peer().sends(Mdp.V0_2.heartbeat());

    worker.isSentAway();
  }

  @Test
  @Rule("RFC 18, 06 is DISCONNECT, and 05 is not; M2-02")
  void theCommand05IsAHeartbeatIn02() {
    String service = stage.service();
    Worker worker = stage.worker(Mdp.V0_2, service);

    worker.peer().sends("MDPW02", "\5").hearsNothing();

    stage.requester().asks(service, "still there?");
    worker.takes("still there?");
  }

  @Test
  @Rule("RFC 18, MMI is answered by FINAL; M2-01, MM-02")
  void aLaterRequesterIsAnsweredByManagementToo() {
    stage.requester(Mdp.V0_2).asks("mmi.service", stage.service()).hears("mmi.service", "404");
  }
}
