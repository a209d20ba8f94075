package org.hotelier.broker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.hotelier.protocol.broker.BrokerMessage.Acknowledged;
import org.hotelier.protocol.broker.BrokerQuery.GuestsPage;
import org.hotelier.protocol.broker.BrokerQuery.Instructed;
import org.hotelier.protocol.broker.BrokerQuery.Instruction;
import org.hotelier.protocol.broker.GuestRow;
import org.hotelier.protocol.broker.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a broker asks the others by way of their mailbox; here nodes b and c share one. */
class EnquiriesTest {
  private static final ActorTestKit KIT = ActorTestKit.create("enquiries");
  private static final String HERE = "pekko://" + KIT.system().name();
  private static final Map<String, String> OTHERS = Map.of("b", HERE, "c", HERE);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(100);
  private static final TestProbe<Broker.Command> ASKED = KIT.createTestProbe(Broker.Command.class);
  private static final ActorRef<Object> MAILBOX =
      KIT.spawn(Mailbox.create(ASKED.ref()), Mailbox.NAME);

  private final CompletableFuture<Census.Count> count = new CompletableFuture<>();
  private final CompletableFuture<Verdict> verdict = new CompletableFuture<>();

  @AfterAll
  static void shutDown() {
    ActorTestKit.shutdown(KIT.system(), Duration.ofSeconds(10));
  }

  @Test
  void theMailboxPassesOnWhatThePostBrings() {
    var letter = new Acknowledged(new Session(1, 2), 3);
    Post.Box box = Post.over(KIT.system()).to(HERE);

    box.put(letter);

    assertThat(ASKED.receiveMessage()).isEqualTo(new Broker.Heard(letter));
    assertThat(MAILBOX.path().name()).isEqualTo(Mailbox.NAME);
  }

  @Test
  void aCensusOfOneNodeNeedsNobody() throws Exception {
    census(Map.of(), LONG);

    assertThat(count.get(10, SECONDS)).isEqualTo(new Census.Count(List.of(guest("a")), true));
  }

  @Test
  void aCensusGathersPagesInAnyOrderAndEachOnce() throws Exception {
    census(OTHERS, LONG);
    var first = askedForGuests();
    askedForGuests();

    first.tell(new GuestsPage("c", 1, true, List.of(guest("c2"))));
    first.tell(new GuestsPage("b", 0, true, List.of(guest("b1"))));
    first.tell(new GuestsPage("b", 0, true, List.of(guest("b1"))));
    first.tell(new GuestsPage("x", 0, true, List.of(guest("x"))));
    assertThat(count).isNotDone();
    first.tell(new GuestsPage("c", 0, false, List.of(guest("c1"))));

    assertThat(count.get(10, SECONDS))
        .isEqualTo(
            new Census.Count(List.of(guest("a"), guest("b1"), guest("c1"), guest("c2")), true));
  }

  @Test
  void aCensusGoesWithoutNodesThatAreSilentOrToldOnlyAPart() throws Exception {
    census(OTHERS, SHORT);
    var replyTo = askedForGuests();
    askedForGuests();

    replyTo.tell(new GuestsPage("b", 0, false, List.of(guest("b1"))));

    assertThat(count.get(10, SECONDS)).isEqualTo(new Census.Count(List.of(guest("a")), false));
  }

  @Test
  void aCensusThatIsStoppedAnswersWhatItHas() throws Exception {
    var census = census(OTHERS, LONG);
    askedForGuests();
    askedForGuests();

    KIT.stop(census);

    assertThat(count.get(10, SECONDS)).isEqualTo(new Census.Count(List.of(guest("a")), false));
  }

  @Test
  void aGuestsOwnNodeDecidesAtOnce() throws Exception {
    inquire(Instruction.DRAIN_GUEST, Optional.empty(), OTHERS, LONG);
    var replyTo = told();
    told();

    replyTo.tell(new Instructed("c", true, List.of()));

    assertThat(verdict.get(10, SECONDS)).isEqualTo(Verdict.YES);
  }

  @Test
  void nobodyIsAskedAboutAGuestOfThisNode() throws Exception {
    inquire(Instruction.MAY_GUEST_STOP, Optional.of(List.of("busy")), OTHERS, LONG);

    assertThat(verdict.get(10, SECONDS)).isEqualTo(Verdict.no("busy"));
  }

  @Test
  void aGuestThatNobodyHasIsANo() throws Exception {
    inquire(Instruction.REVIVE_GUEST, Optional.empty(), OTHERS, LONG);
    var replyTo = told();
    told();

    replyTo.tell(new Instructed("c", false, List.of()));
    replyTo.tell(new Instructed("c", false, List.of()));
    assertThat(verdict).isNotDone();
    replyTo.tell(new Instructed("b", false, List.of()));

    assertThat(verdict.get(10, SECONDS))
        .isEqualTo(Verdict.no("g is no guest of any node; 'hotelier guests' lists them all"));
  }

  @Test
  void aNodeThatIsSilentIsANo() throws Exception {
    inquire(Instruction.DRAIN_GUEST, Optional.empty(), OTHERS, SHORT);
    var replyTo = told();
    told();

    replyTo.tell(new Instructed("c", false, List.of()));

    assertThat(verdict.get(10, SECONDS))
        .isEqualTo(Verdict.no("Expected an answer of every node, but b said nothing; ask again"));
  }

  @Test
  void aServiceConcernsAllNodes() throws Exception {
    inquire(Instruction.MAY_SERVICE_STOP, Optional.of(List.of("a waits")), OTHERS, LONG);
    var replyTo = told();
    told();

    replyTo.tell(new Instructed("c", true, List.of("c waits")));
    assertThat(verdict).isNotDone();
    replyTo.tell(new Instructed("b", true, List.of()));

    assertThat(verdict.get(10, SECONDS))
        .isEqualTo(new Verdict(false, List.of("a waits", "c waits")));
  }

  @Test
  void aServiceThatNothingSpeaksAgainstIsAYes() throws Exception {
    inquire(Instruction.MAY_SERVICE_STOP, Optional.of(List.of()), Map.of("b", HERE), LONG);

    told().tell(new Instructed("b", true, List.of()));

    assertThat(verdict.get(10, SECONDS)).isEqualTo(Verdict.YES);
  }

  @Test
  void anInquiryThatIsStoppedIsANo() throws Exception {
    var inquiry = inquire(Instruction.DRAIN_GUEST, Optional.empty(), Map.of("b", HERE), LONG);
    told();

    KIT.stop(inquiry);

    assertThat(verdict.get(10, SECONDS).yes()).isFalse();
  }

  private ActorRef<Census.Message> census(Map<String, String> others, Duration limit) {
    return KIT.spawn(Census.create(List.of(guest("a")), others, "", limit, count));
  }

  private ActorRef<Inquiry.Message> inquire(
      Instruction instruction,
      Optional<List<String>> own,
      Map<String, String> others,
      Duration limit) {
    return KIT.spawn(Inquiry.create(instruction, "g", own, others, limit, verdict));
  }

  private static ActorRef<GuestsPage> askedForGuests() {
    return ASKED.expectMessageClass(Broker.Asked.class).question().replyTo();
  }

  private static ActorRef<Instructed> told() {
    return ASKED.expectMessageClass(Broker.Told.class).instruct().replyTo();
  }

  private static GuestRow guest(String address) {
    return new GuestRow(address, "echo", "worker", address.substring(0, 1), "live", 1, 2, 3, "");
  }
}
