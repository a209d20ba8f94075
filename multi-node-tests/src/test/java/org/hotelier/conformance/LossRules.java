package org.hotelier.conformance;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a worker held when it was lost. */
class LossRules extends Rules {
  private String service;
  private Requester requester;

  @BeforeEach
  void oneRequester() {
    service = stage.service();
    requester = stage.requester();
  }

  @ParameterizedTest
  @EnumSource
  @Rule("RFC 7 and 18, the broker resends the request of a dead worker; MD-18, MD-47")
  void theRequestOfADeadWorkerGoesToAnother(Mdp version) {
    Worker dying = stage.worker(version, service);
    requester.asks(service, "Hello");
    dying.takes("Hello");
    Worker other = stage.worker(service);

    dying.dies();

    other.serves("Hello", "World");
    requester.hears(service, "World").hearsNothing();
  }

  @ParameterizedTest
  @EnumSource
  @Rule("RFC 7 and 18, a worker may DISCONNECT at any time; MD-13, MD-18")
  void theRequestOfAWorkerThatLeavesGoesToAnother(Mdp version) {
    Worker leaving = stage.worker(version, service);
    requester.asks(service, "Hello");
    leaving.takes("Hello");

    leaving.leaves();

    stage.lateWorker(service).serves("Hello", "World");
    requester.hears(service, "World").hearsNothing();
  }

  @Test
  @Rule("RFC 7/MDP, a worker that has ended its side has left; MD-18")
  void theRequestOfAHalfClosedWorkerGoesToAnother() {
    Worker leaving = stage.worker(service);
    requester.asks(service, "Hello");
    leaving.takes("Hello");

    ((RawTransport) leaving.peer().transport()).wire().endsItsSide();

    stage.lateWorker(service).serves("Hello", "World");
    requester.hears(service, "World");
  }

  @Test
  @Rule("RFC 7/MDP, a requester that has ended its side is gone: its worker goes on; origins 4e")
  void aHalfClosedRequesterDoesNotHoldItsWorker() {
    Worker worker = stage.worker(service);
    requester.asks(service, "Hello");
    Worker.Task task = worker.takes("Hello");

    ((RawTransport) requester.peer().transport()).wire().endsItsSide().readsTheEnd();
    task.isAnswered("anybody?");

    Requester next = stage.requester().asks(service, "me");
    worker.serves("me", "you");
    next.hears(service, "you");
  }

  @Test
  @Rule("RFC 7/MDP, a dead worker gets nothing more; MD-17")
  void anIdleWorkerThatDiesIsForgotten() {
    stage.worker(service).dies();
    stage.awaitCode(service, "404");

    requester.asks(service, "Hello").hearsNothing();

    stage.lateWorker(service).serves("Hello", "World");
    requester.hears(service, "World");
  }

  @Test
  @Rule("RFC 7/MDP, the broker resends the request of a dead worker, before those that wait; MD-18")
  void theRequestOfADeadWorkerComesBeforeTheQueue() {
    Worker dying = stage.worker(service);
    requester.asks(service, "1").asks(service, "2").hearsNothing();
    dying.takes("1");

    dying.dies();
    stage.awaitCode(service, "404");

    stage.lateWorker(service).serves("1", "one").serves("2", "two");
    requester.hears(service, "one").hears(service, "two");
  }

  @Test
  @Extension
  @Rule("origins 4e: a request is dispatched again once")
  void aRequestThatLosesTwoWorkersIsGivenUp() {
    requester.asks(service, "poison");
    Worker first = stage.lateWorker(service);
    first.takes("poison");
    first.dies();
    Worker second = stage.lateWorker(service);
    second.takes("poison");
    second.dies();
    stage.awaitCode(service, "404");

    Worker third = stage.worker(service);

    third.hearsNothing();
    requester.hearsNothing();
  }

  @Test
  @Extension
  @Rule("MD-47: a request that a worker sits on is dispatched again")
  void theRequestOfAFrozenWorkerGoesToAnother() {
    Worker frozen = stage.worker(ConformanceStory.IMPATIENT);
    requester.asks(ConformanceStory.IMPATIENT, "Hello");
    frozen.takes("Hello");

    Worker other = stage.lateWorker(ConformanceStory.IMPATIENT);

    other.serves("Hello", "World");
    requester.hears(ConformanceStory.IMPATIENT, "World");
  }

  @Test
  @Extension
  @Rule("MD-48: a late reply is dropped, for another worker has answered")
  void aLateReplyIsDropped() {
    Worker late = stage.worker(ConformanceStory.IMPATIENT);
    requester.asks(ConformanceStory.IMPATIENT, "Hello");
    Worker.Task task = late.takes("Hello");
    Worker other = stage.lateWorker(ConformanceStory.IMPATIENT);
    other.serves("Hello", "in time");
    requester.hears(ConformanceStory.IMPATIENT, "in time");

    task.isAnswered("too late");
    late.hearsNothing();

    requester.hearsNothing();
  }
}
