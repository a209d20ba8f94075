package org.hotelier.conformance;

import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zeromq.SocketType;

/** The same with JeroMQ at both ends. */
class JeromqRules extends Rules {
  private String service;
  private Requester requester;

  @BeforeEach
  void oneRequester() {
    service = stage.service();
    requester = new Requester(stage.jeromq(SocketType.DEALER), Mdp.V0_1);
  }

  @Test
  @Rule("RFC 7/MDP, with REQ and DEALER of JeroMQ; MD-01, MD-10")
  void aReqSocketIsServed() {
    Worker worker = worker(Mdp.V0_1);
    Requester simple = new Requester(stage.jeromq(SocketType.REQ), Mdp.V0_1);

    simple.asks(service, "Hello");
    worker.serves("Hello", "World");

    simple.hears(service, "World");
  }

  @Test
  @Rule("RFC 7/MDP, with DEALER of JeroMQ; MD-01")
  void aDealerAsksManyTimesAtOnce() {
    Worker worker = worker(Mdp.V0_1);
    IntStream.range(0, 100).forEach(i -> requester.asks(service, "request " + i));

    IntStream.range(0, 100).forEach(i -> worker.serves("request " + i, "reply " + i));

    IntStream.range(0, 100).forEach(i -> requester.hears(service, "reply " + i));
  }

  @Test
  @Rule("RFC 18, with DEALER of JeroMQ; M2-01")
  void partsComeInOrder() {
    Worker worker = worker(Mdp.V0_2);
    Requester later = new Requester(requester.peer(), Mdp.V0_2).asks(service, "Hello");

    worker.takes("Hello").isAnsweredInPart("1").isAnsweredInPart("2").isAnswered("end");

    later.hearsPart(service, "1").hearsPart(service, "2").hears(service, "end").hearsNothing();
  }

  @Test
  @Rule("RFC 23/ZMTP, long frames, with JeroMQ")
  void bodiesMayBeLarge() {
    Worker worker = worker(Mdp.V0_1);
    String body = "0123456789abcdef".repeat(128 * 1024);

    requester.asks(service, body);
    worker.takes(body).isAnswered(body, "");

    requester.hears(service, body, "");
  }

  @Test
  @Rule("RFC 23/ZMTP, many frames, with JeroMQ")
  void bodiesMayHaveManyFrames() {
    Worker worker = worker(Mdp.V0_1);
    String[] body = Collections.nCopies(58, "frame").toArray(String[]::new);

    requester.asks(service, body);
    worker.takes(body).isAnswered(body);

    requester.hears(service, body);
  }

  @Test
  @Rule("RFC 7/MDP, DISCONNECT and READY anew, with JeroMQ; MD-11, MD-14")
  void aWorkerThatWasSentAwayComesBack() {
    Worker worker = worker(Mdp.V0_1);
    worker.peer().sends(Mdp.V0_1.ready(service));
    worker.isSentAway();

    Worker again = worker(Mdp.V0_1);

    requester.asks(service, "Hello");
    again.serves("Hello", "World");
    requester.hears(service, "World");
  }

  @Test
  @Rule("RFC 7/MDP, the broker resends the request of a dead worker, with JeroMQ; MD-18")
  void theRequestOfADeadWorkerGoesToAnother() {
    Worker dying = worker(Mdp.V0_1);
    requester.asks(service, "Hello");
    dying.takes("Hello");

    dying.dies();

    newcomer(Mdp.V0_1).joins().serves("Hello", "World");
    requester.hears(service, "World");
  }

  @Test
  @Rule("RFC 8/MMI, with REQ of JeroMQ; MM-02")
  void managementIsAnswered() {
    worker(Mdp.V0_1);
    Requester simple = new Requester(stage.jeromq(SocketType.REQ), Mdp.V0_1);

    simple.asks("mmi.service", service).hears("mmi.service", "200");
  }

  private Worker worker(Mdp version) {
    return newcomer(version).isReady();
  }

  private Worker newcomer(Mdp version) {
    return new Worker(stage.jeromq(SocketType.DEALER), version, service);
  }
}
