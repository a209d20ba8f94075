package org.hotelier.conformance;

import java.util.List;
import org.junit.jupiter.api.Test;

class IdentityRules extends Rules {

  @Test
  @Rule("RFC 28/REQREP, ROUTER: a peer's own identity is used")
  void aPeerMayNameItself() {
    served(stage.dealerCalled(stage.service()));
  }

  @Test
  @Rule("RFC 23/ZMTP, The Identity Property: 0 to 255 bytes")
  void anIdentityMayHave255Bytes() {
    String service = stage.service();

    served(stage.dealerCalled(("i".repeat(255) + service).substring(service.length())));
  }

  @Test
  @Rule("RFC 28/REQREP, ROUTER: identities are unique")
  void theFirstOfTwoPeersWithOneIdentityGoesOn() {
    String name = stage.service();
    Peer first = stage.dealerCalled(name).hearsNothing();

    stage
        .wire()
        .writes(Bytes.GREETING)
        .writes(Bytes.ready("Socket-Type", "DEALER", "Identity", name))
        .writes(QUESTION);

    served(first);
  }

  @Test
  @Extension
  @Rule("RFC 28/REQREP, ROUTER: identities are unique; the second peer is disconnected")
  void theSecondOfTwoPeersWithOneIdentityIsDisconnected() {
    String name = stage.service();
    stage.dealerCalled(name).hearsNothing();

    stage
        .wire()
        .writes(Bytes.GREETING)
        .writes(Bytes.ready("Socket-Type", "DEALER", "Identity", name))
        .readsTheEnd();
  }

  @Test
  @Rule("RFC 28/REQREP, ROUTER: an identity is free again when its peer is gone")
  void aPeerMayComeBackWithItsIdentity() {
    String name = stage.service();
    Peer first = stage.dealerCalled(name).hearsNothing();
    RawTransport transport = (RawTransport) first.transport();
    transport.wire().endsItsSide().readsTheEnd();

    served(stage.dealerCalled(name));
  }

  @Test
  @Rule("RFC 7/MDP, REPLY goes to the client that asked")
  void repliesGoToWhomTheyBelong() {
    String service = stage.service();
    List<Requester> requesters = List.of(stage.requester(), stage.requester(), stage.requester());
    List<Worker> workers =
        List.of(stage.worker(service), stage.worker(service), stage.worker(service));
    for (int i = 0; i < 3; i++) {
      requesters.get(i).asks(service, "from " + i).hearsNothing();
    }

    for (Worker worker : workers) {
      Worker.Task task = worker.takesAny();
      task.isAnswered("re: " + task.body().get(0));
    }

    for (int i = 0; i < 3; i++) {
      requesters.get(i).hears(service, "re: from " + i);
    }
  }

  private void served(Peer peer) {
    String service = stage.service();
    Worker worker = stage.worker(service);
    Requester requester = new Requester(peer, Mdp.V0_1).asks(service, "Hello");

    worker.serves("Hello", "World");

    requester.hears(service, "World");
  }
}
