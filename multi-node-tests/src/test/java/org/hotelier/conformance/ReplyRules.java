package org.hotelier.conformance;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Only the worker that holds a request answers it, once. */
class ReplyRules extends Rules {
  private String service;
  private Worker worker;
  private Requester requester;

  @BeforeEach
  void oneOfEach() {
    service = stage.service();
    worker = stage.worker(service);
    requester = stage.requester();
  }

  @Test
  @Rule("RFC 7/MDP, exactly one REPLY for a REQUEST; MD-06, MD-48")
  void aSecondReplyIsDropped() {
    requester.asks(service, "Hello");
    Worker.Task task = worker.takes("Hello");

    task.isAnswered("first");
    task.isAnswered("second");
    worker.hearsNothing();

    requester.hears(service, "first").hearsNothing();
  }

  @Test
  @Rule("RFC 7/MDP, exactly one REPLY for a REQUEST; MD-48")
  void aSecondReplyDoesNotAnswerTheNextRequest() {
    requester.asks(service, "1").asks(service, "2");
    Worker.Task first = worker.takes("1");
    first.isAnswered("one");
    Worker.Task second = worker.takes("2");

    first.isAnswered("one again");
    second.isAnswered("two");

    requester.hears(service, "one").hears(service, "two").hearsNothing();
  }

  @Test
  @Rule("RFC 7/MDP, a REPLY carries the address of its REQUEST; MD-48")
  void aReplyToAMadeUpAddressIsDropped() {
    requester.asks(service, "Hello");
    Worker.Task task = worker.takes("Hello");

    worker.peer().sends(Mdp.V0_1.reply("nobody", body("forged")));
    worker.hearsNothing();
    task.isAnswered("true");

    requester.hears(service, "true").hearsNothing();
  }

  @Test
  @Rule("RFC 7/MDP, a worker answers its own requests; MD-48")
  void aReplyToTheRequestOfAnotherWorkerIsDropped() {
    Worker other = stage.worker(stage.service());
    requester.asks(service, "Hello");
    Worker.Task task = worker.takes("Hello");

    other.peer().sends(Mdp.V0_1.reply(task.address(), body("forged")));
    other.hearsNothing();
    task.isAnswered("true");

    requester.hears(service, "true").hearsNothing();
  }

  @Test
  @Rule("RFC 7/MDP, an idle worker has nothing to answer; MD-48")
  void aReplyOfAnIdleWorkerIsDropped() {
    requester.asks(service, "Hello");
    Worker.Task task = worker.takes("Hello");
    task.isAnswered("World");
    requester.hears(service, "World");

    task.isAnswered("World");
    worker.hearsNothing();

    requester.hearsNothing();
  }

  @Test
  @Rule("RFC 7/MDP, a worker waits once; MD-48")
  void anUnaskedReplyDoesNotGetAWorkerTwoRequests() {
    requester.asks(service, "Hello");
    Worker.Task task = worker.takes("Hello");
    task.isAnswered("World");
    task.isAnswered("World");

    requester.asks(service, "1").asks(service, "2").hears(service, "World");

    worker.takes("1");
    worker.hearsNothing();
  }

  @Test
  @Rule("RFC 7/MDP, a reply to a requester that is gone is dropped; origins 4e")
  void aWorkerGoesOnWhenItsRequesterIsGone() {
    requester.asks(service, "Hello");
    Worker.Task task = worker.takes("Hello");
    requester.dies();

    task.isAnswered("anybody?");

    Requester next = stage.requester().asks(service, "me");
    worker.serves("me", "you");
    next.hears(service, "you");
  }

  @Test
  @Rule("RFC 7/MDP, an empty reply is a reply")
  void aReplyMayBeEmpty() {
    requester.asks(service, "Hello");

    worker.takes("Hello").isAnswered("");

    requester.hears(service, "");
  }
}
