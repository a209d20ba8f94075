package org.hotelier.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** READY, DISCONNECT, and what comes at the wrong time. */
class ConversationRules extends Rules {

  @ParameterizedTest
  @EnumSource
  @Rule("RFC 7 and 18, READY has no answer; MD-10")
  void readyIsNotAnswered(Mdp version) {
    stage.newcomer(version, stage.service()).isReady().hearsNothing();
  }

  @ParameterizedTest
  @EnumSource
  @Rule("RFC 7 and 18, one READY in a conversation; MD-11, MD-43, MO-09")
  void aSecondReadyIsSentAway(Mdp version) {
    Worker worker = stage.worker(version, stage.service());

    worker.peer().sends(version.ready(worker.service()));

    worker.isSentAway();
  }

  @ParameterizedTest
  @EnumSource
  @Rule("RFC 7 and 18, HEARTBEAT before READY; MD-11, MD-43, MO-09")
  void aHeartbeatOfAnUnknownWorkerIsSentAway(Mdp version) {
    stage.newcomer(version, "").beats().isSentAway();
  }

  @ParameterizedTest
  @EnumSource
  @Rule("RFC 7 and 18, REPLY or FINAL before READY; MD-11, MD-43")
  void aReplyOfAnUnknownWorkerIsSentAway(Mdp version) {
    Worker worker = stage.newcomer(version, "");

    worker.peer().sends(version.reply("address", body("reply")));

    worker.isSentAway();
  }

  @Test
  @Rule("RFC 18, PARTIAL before READY; MD-11, M2-01")
  void aPartialReplyOfAnUnknownWorkerIsSentAway() {
    Worker worker = stage.newcomer(Mdp.V0_2, "");

    worker.peer().sends(Mdp.V0_2.partial("address", body("part")));

    worker.isSentAway();
  }

  @ParameterizedTest
  @EnumSource
  @Rule("RFC 7 and 18, only the broker sends REQUEST; MD-11")
  void aWorkerThatSendsARequestIsSentAway(Mdp version) {
    Worker worker = stage.worker(version, stage.service());

    worker.peer().sends(version.request("address", body("do it")));

    worker.isSentAway();
  }

  @ParameterizedTest
  @EnumSource
  @Rule("RFC 7 and 18, nothing is sent after DISCONNECT; MD-11")
  void nothingFollowsADisconnect(Mdp version) {
    String service = stage.service();
    Peer peer = stage.dealer();
    Worker worker = new Worker(peer, version, service).beats();
    worker.isSentAway();

    peer.sends(version.ready(service));
    worker.beats();
    stage.requester().asks(service, "too late for it").hearsNothing();

    stage.othersAreServed();
    assertThat(((RawTransport) peer.transport()).wire().isQuiet()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  @Rule("RFC 7 and 18, after DISCONNECT a worker begins anew on a new connection; MD-14")
  void aWorkerThatWasSentAwayMayComeBack(Mdp version) {
    String service = stage.service();
    stage.newcomer(version, service).beats().isSentAway();

    Worker again = stage.worker(version, service);

    Requester requester = stage.requester().asks(service, "Hello");
    again.serves("Hello", "back");
    requester.hears(service, "back");
  }

  @ParameterizedTest
  @EnumSource
  @Rule("RFC 7 and 18, a worker may DISCONNECT at any time; MD-13")
  void aWorkerThatHasLeftGetsNoRequest(Mdp version) {
    String service = stage.service();
    Worker leaving = stage.worker(version, service);
    leaving.leaves();
    stage.awaitCode(service, "404");

    stage.requester().asks(service, "for another").hearsNothing();

    stage.lateWorker(service).takes("for another");
    assertThat(((RawTransport) leaving.peer().transport()).wire().isQuiet()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  @Rule("RFC 7 and 18, DISCONNECT even before READY; it is not answered; MD-13")
  void aDisconnectBeforeReadyIsNotAnswered(Mdp version) {
    Peer peer = stage.dealer();

    peer.sends(version.disconnect());

    stage.othersAreServed();
    assertThat(((RawTransport) peer.transport()).wire().isQuiet()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  @Rule("RFC 8/MMI, names that begin with mmi. are reserved; MD-19, MD-44")
  void aWorkerForAReservedServiceIsSentAway(Mdp version) {
    Worker worker = stage.newcomer(version, "mmi.mine");

    worker.peer().sends(version.ready("mmi.mine"));

    worker.isSentAway();
  }

  @Test
  @Rule("RFC 8/MMI, only names that begin with mmi. are reserved; MD-19")
  void aServiceMayBeginWithMmi() {
    String service = "mmi-" + stage.service();
    Worker worker = stage.worker(service);
    Requester requester = stage.requester().asks(service, "Hello");

    worker.serves("Hello", "World");

    requester.hears(service, "World");
  }

  @Test
  @Rule("RFC 7/MDP, a worker that is sent away is gone; MD-11")
  void aWorkerThatWasSentAwayGetsNoRequest() {
    String service = stage.service();
    Worker worker = stage.worker(service);
    worker.peer().sends(Mdp.V0_1.ready(service));
    worker.isSentAway();

    Requester requester = stage.requester().asks(service, "Hello").hearsNothing();

    stage.lateWorker(service).serves("Hello", "World");
    requester.hears(service, "World");
  }

  @Test
  @Rule("RFC 7/MDP, a request of a worker that breaks the rules goes to another; MD-18")
  void whatAWorkerThatIsSentAwayHeldGoesToAnother() {
    String service = stage.service();
    Worker worker = stage.worker(service);
    Requester requester = stage.requester().asks(service, "Hello");
    List<String> held = worker.takes("Hello").body();

    worker.peer().sends(Mdp.V0_1.ready(service));
    worker.isSentAway();

    stage.lateWorker(service).serves(held.get(0), "World");
    requester.hears(service, "World");
  }
}
