package org.hotelier.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestRules extends Rules {
  private String service;
  private Worker worker;

  @BeforeEach
  void oneWorker() {
    service = stage.service();
    worker = stage.worker(service);
  }

  @Test
  @Rule("RFC 7/MDP, MDP/Client: a REQ socket; MD-01")
  void aReqSocketIsAnswered() {
    Requester requester = new Requester(stage.req(), Mdp.V0_1).asks(service, "Hello");

    worker.serves("Hello", "World");

    requester.hears(service, "World");
  }

  @Test
  @Rule("RFC 7/MDP, MDP/Client: one REQUEST, one REPLY, again and again; MD-01")
  void aReqSocketMayAskAgain() {
    Requester requester = new Requester(stage.req(), Mdp.V0_1);

    for (int i = 0; i < 3; i++) {
      requester.asks(service, "question " + i);
      worker.serves("question " + i, "answer " + i);
      requester.hears(service, "answer " + i);
    }
  }

  @Test
  @Rule("RFC 7/MDP, MDP/Client: a DEALER adds the empty frame itself; MD-01")
  void aDealerSocketIsAnswered() {
    Requester requester = stage.requester().asks(service, "Hello");

    worker.serves("Hello", "World");

    requester.hears(service, "World");
  }

  @Test
  @Rule("RFC 7/MDP, MDP/Client: many requests outstanding; MD-01")
  void aDealerMayAskManyTimesAtOnce() {
    Requester requester = stage.requester();
    for (int i = 0; i < 100; i++) {
      requester.asks(service, "question " + i);
    }

    for (int i = 0; i < 100; i++) {
      worker.serves("question " + i, "answer " + i);
    }

    for (int i = 0; i < 100; i++) {
      requester.hears(service, "answer " + i);
    }
  }

  @Test
  @Rule("RFC 7/MDP, REPLY: frame 2 is the service name; MD-02")
  void aReplyNamesTheServiceThatWasAsked() {
    String other = stage.service();
    Worker otherWorker = stage.worker(other);
    Requester requester = stage.requester().asks(service, "a").asks(other, "b");

    otherWorker.serves("b", "B");
    requester.hears(other, "B");
    worker.serves("a", "A");
    requester.hears(service, "A");
  }

  @Test
  @Rule("RFC 7/MDP, REQUEST: frames 3+ are the body; MO-16")
  void aBodyMayHaveSeveralFrames() {
    carries("one", "two", "three");
  }

  @Test
  @Rule("RFC 7/MDP, REQUEST: frames are opaque")
  void aBodyMayBeOneEmptyFrame() {
    carries("");
  }

  @Test
  @Rule("RFC 7/MDP, REQUEST: frames are opaque")
  void aBodyMayHaveEmptyFramesAnywhere() {
    carries("", "a", "", "", "b", "");
  }

  @Test
  @Rule("RFC 7/MDP, REQUEST: frames are opaque")
  void aBodyMayLookLikeAMessage() {
    carries("", "MDPW01", "\3", "address", "", "body");
  }

  @Test
  @Rule("RFC 7/MDP, REQUEST: frames are opaque")
  void aBodyMayHaveAnyBytes() {
    StringBuilder all = new StringBuilder();
    for (char each = 0; each < 256; each++) {
      all.append(each);
    }
    carries(all.toString());
  }

  @Test
  @Rule("RFC 7/MDP, REQUEST: frames are opaque")
  void aBodyMayHaveThreeMebibytes() {
    carries("0123456789abcdef".repeat(3 * 64 * 1024));
  }

  @Test
  @Rule("RFC 7/MDP, REQUEST: frames 3+ are the body; 64 frames in all")
  void aMessageMayHave64Frames() {
    carries(Collections.nCopies(58, "frame").toArray(String[]::new));
  }

  @Test
  @Rule("RFC 7/MDP, REQUEST and REPLY carry one address and an empty frame; MD-15, MO-17")
  void aRequestReachesItsWorkerInThisEnvelope() {
    stage.requester().asks(service, "Hello");

    List<String> request = worker.peer().receives();

    String address = request.get(3);
    assertThat(address).isNotEmpty();
    assertThat(request).isEqualTo(List.of("", "MDPW01", "\2", address, "", "Hello"));
  }

  @Test
  @Rule("RFC 7/MDP, a service name is printable text; UTF-8 here")
  void aServiceNameMayBeInUtf8() {
    String umlaut = stage.service() + "-\u00c3\u00bc";
    Worker other = stage.worker(umlaut);
    Requester requester = stage.requester().asks(umlaut, "Hello");

    other.serves("Hello", "World");

    requester.hears(umlaut, "World");
  }

  @Test
  @Rule("RFC 7/MDP, a service is found by its whole name")
  void servicesDifferByCase() {
    Requester requester = stage.requester().asks(service.toUpperCase(), "not yours");

    requester.asks(service, "yours");

    worker.serves("yours", "mine");
    requester.hears(service, "mine").hearsNothing();
  }

  private void carries(String... body) {
    Requester requester = stage.requester().asks(service, body);

    worker.takes(body).isAnswered(body);

    requester.hears(service, body);
  }
}
