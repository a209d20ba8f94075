package org.hotelier.broker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hotelier.Rows.row;
import static org.hotelier.membership.NodeStatus.ONLINE;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.hotelier.protocol.broker.BrokerQuery.GuestsPage;
import org.hotelier.protocol.broker.BrokerQuery.Instruct;
import org.hotelier.protocol.broker.BrokerQuery.Instructed;
import org.hotelier.protocol.broker.BrokerQuery.Instruction;
import org.hotelier.protocol.broker.BrokerQuery.TellGuests;
import org.hotelier.protocol.broker.GuestRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The broker's actor on a dispatcher of the test kit; its rules have tests of their own. */
class BrokerTest {
  private static final ActorTestKit KIT = ActorTestKit.create("broker");

  private final Desk desk = new Desk();
  private final ActorRef<Broker.Command> broker =
      KIT.spawn(
          Behaviors.supervise(Broker.create(desk.tools))
              .onFailure(IllegalStateException.class, SupervisorStrategy.restart()));
  private final GuestReports guests = Broker.reportsTo(broker, () -> new GuestId(desk.port.size()));

  @AfterEach
  void stop() {
    KIT.stop(broker);
  }

  @AfterAll
  static void shutDown() {
    ActorTestKit.shutdown(KIT.system(), Duration.ofSeconds(10));
  }

  @Test
  void bringsARequestToAGuestAndItsReplyBack() throws Exception {
    var line = new Desk.Holding();
    guests.arrived(desk.guest(1, "echo", line));
    var caller = submit("echo");

    guests.replied(new GuestId(1), line.tag.get(10, SECONDS), Ledger.body("b"), true);

    assertThat(caller.last.get(10, SECONDS))
        .isInstanceOfSatisfying(
            Outcome.Final.class,
            reply -> {
              assertThat(Ledger.text(reply.body())).isEqualTo("b");
              assertThat(reply.guest()).isEqualTo("node-1/1");
              assertThat(reply.node()).isEqualTo("node-1");
            });
  }

  @Test
  void refusesAsNotReadyWhileTheNodeIsUnfit() throws Exception {
    desk.unfit.set(Optional.of("the node is seeking"));

    assertThat(submit("echo").last.get(10, SECONDS))
        .isEqualTo(new Outcome.Refused(Refusal.NOT_READY, "the node is seeking"));
  }

  @Test
  void opensItsPortOnlyWhileTheNodeIsFit() {
    await().until(() -> desk.port, List.of("open")::equals);

    desk.unfit.set(Optional.of("it has lost the majority"));
    await().until(() -> desk.port, List.of("open", "shut: it has lost the majority")::equals);

    desk.unfit.set(Optional.empty());
    await().until(() -> desk.port.size(), count -> count == 3);
    assertThat(desk.port.get(2)).isEqualTo("open");
  }

  @Test
  void letsNobodyInWhileTheNodeDrains() throws Exception {
    await().until(() -> desk.port, List.of("open")::equals);

    assertThat(operate(Deed.DRAIN, new Subject.OfNode())).isEqualTo(Verdict.YES);
    assertThat(desk.port).containsExactly("open", "closed");

    assertThat(operate(Deed.REVIVE, new Subject.OfNode())).isEqualTo(Verdict.YES);
    await().until(() -> desk.port, List.of("open", "closed", "open")::equals);
  }

  @Test
  void aCrashLosesNoRequestAndNoGuest() throws Exception {
    var line = new Desk.Holding();
    guests.arrived(desk.guest(1, "echo", line));
    var caller = submit("echo");
    var tag = line.tag.get(10, SECONDS);

    broker.tell(new Broker.Crash());
    guests.replied(new GuestId(1), tag, Ledger.body("b"), true);

    assertThat(caller.last.get(10, SECONDS)).isInstanceOf(Outcome.Final.class);
    assertThat(desk.port).as("the port stays open").doesNotContain("shut: the incarnation ends");
  }

  @Test
  void itsEndEndsWhatCallersWaitForAndShutsThePort() throws Exception {
    await().until(() -> desk.port, List.of("open")::equals);
    var line = new Desk.Holding();
    guests.arrived(desk.guest(1, "echo", line));
    var held = submit("echo");
    line.tag.get(10, SECONDS);
    var queued = submit("nobody");
    assertThat(services()).as("it has both").hasSize(2);

    KIT.stop(broker);

    for (var caller : List.of(held, queued)) {
      assertThat(caller.last.get(10, SECONDS))
          .isInstanceOfSatisfying(
              Outcome.Refused.class,
              refused -> assertThat(refused.refusal()).isEqualTo(Refusal.NOT_READY));
      assertThat(caller.tellings()).isEqualTo(1);
    }
    assertThat(desk.port).containsExactly("open", "shut: the incarnation ends");
    var late = new StubPeer();
    desk.tools.reception().opened(late);
    assertThat(late.closed).isTrue();
  }

  @Test
  void listsTheServicesOfTheCluster() throws Exception {
    guests.arrived(desk.guest(1, "echo", new Desk.Holding()));

    assertThat(services())
        .containsExactly(new ServiceState("echo", 1, List.of("node-1"), 0, 0, 0, 0, 0));
  }

  @Test
  void aNewBrokerOfANodeThatDrainsGoesOnDraining() throws Exception {
    assertThat(operate(Deed.DRAIN, new Subject.OfNode())).isEqualTo(Verdict.YES);
    assertThat(desk.draining).isTrue();
    var next = new Desk();
    next.draining.set(true);

    var successor = KIT.spawn(Broker.create(next.tools));
    var verdict = new CompletableFuture<Verdict>();
    successor.tell(new Broker.Operate(Deed.SAFE_TO_STOP, new Subject.OfNode(), verdict));

    assertThat(verdict.get(10, SECONDS)).isEqualTo(Verdict.YES);
    KIT.stop(successor);
  }

  @Test
  void drainsAndRevivesAGuestOfItsOwn() throws Exception {
    guests.arrived(desk.guest(1, "echo", new Desk.Holding()));
    var guest = new Subject.OfGuest("node-1/1");

    assertThat(operate(Deed.SAFE_TO_STOP, guest).yes()).isFalse();
    assertThat(operate(Deed.DRAIN, guest)).isEqualTo(Verdict.YES);
    assertThat(operate(Deed.SAFE_TO_STOP, guest)).isEqualTo(Verdict.YES);
    assertThat(guestRows()).extracting(GuestRow::status).containsExactly("draining");
    assertThat(operate(Deed.REVIVE, guest)).isEqualTo(Verdict.YES);
    assertThat(guestRows()).extracting(GuestRow::status).containsExactly("live");
  }

  @Test
  void saysSoWhenNobodyHasTheGuest() throws Exception {
    assertThat(operate(Deed.DRAIN, new Subject.OfGuest("x")).reasons())
        .containsExactly("x is no guest of any node; 'hotelier guests' lists them all");
  }

  @Test
  void aServiceIsNotSafeToStopWhileANodeIsSilent() throws Exception {
    desk.rows.publish(List.of(row(1, ONLINE), row(2, ONLINE)));
    operate(Deed.DRAIN, new Subject.OfService("echo"));

    await()
        .untilAsserted(
            () ->
                assertThat(operate(Deed.SAFE_TO_STOP, new Subject.OfService("echo")).reasons())
                    .containsExactly(
                        "Expected an answer of every node, but node-2 said nothing; ask again"));
  }

  @Test
  void answersTheBrokersOfOtherNodes() {
    guests.arrived(desk.guest(1, "echo", new Desk.Holding()));
    var pages = KIT.createTestProbe(GuestsPage.class);
    var answers = KIT.createTestProbe(Instructed.class);

    broker.tell(new Broker.Asked(new TellGuests("", pages.ref())));
    assertThat(pages.receiveMessage().rows())
        .extracting(GuestRow::address)
        .containsExactly("node-1/1");

    broker.tell(told(Instruction.DRAIN_GUEST, "node-1/1", answers.ref()));
    answers.expectMessage(new Instructed("node-1", true, List.of()));
    broker.tell(told(Instruction.MAY_GUEST_STOP, "node-2/1", answers.ref()));
    answers.expectMessage(new Instructed("node-1", false, List.of()));
    broker.tell(told(Instruction.MAY_SERVICE_STOP, "echo", answers.ref()));
    answers.expectMessage(
        new Instructed(
            "node-1",
            true,
            List.of("Service echo takes new requests at node node-1; drain it first.")));
  }

  @Test
  void publishesGuestsAndServicesThatChange() {
    guests.arrived(desk.guest(1, "echo", new Desk.Holding()));

    await()
        .untilAsserted(
            () -> {
              assertThat(desk.tools.guests().state())
                  .extracting(GuestRow::address)
                  .containsExactly("node-1/1");
              assertThat(desk.tools.services().state())
                  .extracting(ServiceState::service)
                  .containsExactly("echo");
            });
    guests.left(new GuestId(1), "it stopped");
    await().until(() -> desk.tools.guests().state(), List::isEmpty);
  }

  private Desk.Caller submit(String service) {
    var caller = new Desk.Caller("caller");
    broker.tell(new Broker.Submit(service, Ledger.body("a"), 60_000, caller));
    return caller;
  }

  private List<ServiceState> services() throws Exception {
    var answer = new CompletableFuture<List<ServiceState>>();
    broker.tell(new Broker.ListServices(answer));
    return answer.get(10, SECONDS);
  }

  private List<GuestRow> guestRows() throws Exception {
    var answer = new CompletableFuture<List<GuestRow>>();
    broker.tell(new Broker.ListGuests("", answer));
    return answer.get(10, SECONDS);
  }

  private Verdict operate(Deed deed, Subject subject) throws Exception {
    var answer = new CompletableFuture<Verdict>();
    broker.tell(new Broker.Operate(deed, subject, answer));
    return answer.get(10, SECONDS);
  }

  private static Broker.Told told(
      Instruction instruction, String name, ActorRef<Instructed> replyTo) {
    return new Broker.Told(new Instruct(instruction, name, replyTo));
  }
}
