package org.hotelier.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hotelier.service.Catalogue.service;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.hotelier.broker.Guest;
import org.hotelier.broker.GuestKind;
import org.hotelier.event.EventLog;
import org.hotelier.event.EventLog.Event;
import org.hotelier.service.FakeBroker.Draining;
import org.hotelier.service.FakeBroker.Failed;
import org.hotelier.service.FakeBroker.Left;
import org.hotelier.service.FakeBroker.Replied;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the broker sees of the services of a node. */
@Timeout(60)
class ServicesTest {
  private static final ActorTestKit KIT = ActorTestKit.create("services", ManualTime.config());
  private static final ManualTime TIME = ManualTime.get(KIT.system());
  private static final long LONG = 60_000;

  private final FakeBroker broker = new FakeBroker();
  private final EventLog events = new EventLog(100, Clock.systemUTC());
  private final AtomicLong nanos = new AtomicLong();
  private final BlockingQueue<ServiceRequest> inbox = new LinkedBlockingQueue<>();
  private ActorRef<Services.Command> services = KIT.system().ignoreRef();

  @AfterEach
  void stop() {
    KIT.stop(services);
  }

  @AfterAll
  static void shutDown() {
    ActorTestKit.shutdown(KIT.system(), Duration.ofSeconds(10));
  }

  @Test
  void everyInstanceArrivesAsAGuest() {
    start("rooms { instances = 2, credit = 7, weight = 3, at-most-once = on }", kept());

    assertThat(broker.guests())
        .extracting(Guest::address, Guest::service, Guest::kind, Guest::credit, Guest::weight)
        .containsExactly(
            tuple("a/rooms/1", "rooms", GuestKind.ACTOR, 7, 3),
            tuple("a/rooms/2", "rooms", GuestKind.ACTOR, 7, 3));
    assertThat(broker.guests()).allMatch(Guest::atMostOnce).noneMatch(Guest::leased);
  }

  @Test
  void echoAnswersWithTheSameBody() {
    start("", new Echo());
    var guest = guest("a/echo/1");
    var body = List.of(new byte[] {1, 2}, new byte[0], new byte[] {(byte) 0xff});

    assertThat(guest.line().assign(7, body, LONG)).isTrue();

    await("the reply").until(() -> !broker.of(guest).isEmpty());
    assertThat(broker.of(guest)).containsExactly(new Replied(guest.id(), 7, Body.of(body), true));
  }

  @Test
  void partsComeBeforeTheFinalReplyAndNothingAfterIt() throws Exception {
    start("", kept());
    var guest = guest("a/rooms/1");
    var request = assign(guest, 1, "who is there?");

    request.partial(Body.text("Ada"));
    request.partial(Body.text("Bob"));
    request.reply(Body.text("that is all"));
    request.partial(Body.text("and Eve"));
    request.reply(Body.text("that is really all"));
    request.fail("TooLate", "never mind");

    assertThat(broker.of(guest))
        .containsExactly(
            new Replied(guest.id(), 1, Body.text("Ada"), false),
            new Replied(guest.id(), 1, Body.text("Bob"), false),
            new Replied(guest.id(), 1, Body.text("that is all"), true));
  }

  @Test
  void anAsynchronousFunctionWorksOnSeveralAtOnce() {
    var answers = new LinkedBlockingQueue<CompletableFuture<Reply.Last>>();
    start("", service("rooms", own -> Serving.async(request -> later(answers))));
    var guest = guest("a/rooms/1");

    guest.line().assign(1, Body.text("first").frames(), LONG);
    guest.line().assign(2, Body.text("second").frames(), LONG);

    await("both to be begun").until(() -> answers.size() == 2);
    List.copyOf(answers).get(1).complete(Reply.text("done second"));
    List.copyOf(answers).get(0).complete(new Reply.Failure("NoSuchRoom", "there is no room 13"));
    assertThat(broker.of(guest))
        .containsExactly(
            new Replied(guest.id(), 2, Body.text("done second"), true),
            new Failed(guest.id(), 1, "NoSuchRoom", "there is no room 13"));
  }

  private static CompletableFuture<Reply.Last> later(
      BlockingQueue<CompletableFuture<Reply.Last>> answers) {
    var answer = new CompletableFuture<Reply.Last>();
    answers.add(answer);
    return answer;
  }

  @Test
  void aFunctionThatThrowsFailsTheRequestAndTheInstanceStays() {
    start("", service("rooms", own -> Serving.function(ServicesTest::parse)));
    var guest = guest("a/rooms/1");

    guest.line().assign(1, Body.text("twelve").frames(), LONG);
    guest.line().assign(2, Body.text("12").frames(), LONG);

    await("both answers").until(() -> broker.of(guest).size() == 2);
    assertThat(broker.of(guest))
        .containsExactly(
            new Failed(guest.id(), 1, "ServiceFailed", "For input string: \"twelve\""),
            new Replied(guest.id(), 2, Body.text("room 12"), true));
    assertThat(events.since(0, 10)).isEmpty();
  }

  private static Reply.Last parse(ServiceRequest request) {
    return Reply.text("room " + Integer.parseInt(request.text()));
  }

  @Test
  void anInstanceThatCrashesLeavesAndComesBackAsAnotherGuest() throws Exception {
    start("", kept());
    var guest = guest("a/rooms/1");
    var held = assign(guest, 1, "held");

    guest.line().assign(2, Body.text("crash").frames(), LONG);

    await("its leaving").until(() -> !broker.all(Left.class).isEmpty());
    assertThat(broker.of(guest)).containsExactly(new Left(guest.id(), "failed: as I was told"));
    held.reply(Body.text("too late"));
    assertThat(guest.line().assign(3, Body.text("more").frames(), LONG)).isFalse();
    assertThat(broker.guests()).isEmpty();

    var back = comesBack("a/rooms/1");
    assertThat(back.id()).isNotEqualTo(guest.id());
    assign(back, 4, "again").reply(Body.text("here"));
    assertThat(broker.of(back)).containsExactly(new Replied(back.id(), 4, Body.text("here"), true));
    assertThat(broker.of(guest)).hasSize(1);
    assertThat(texts())
        .containsExactly(
            "rooms/1 failed: as I was told (requests held: 2)", "rooms/1 was restarted");
  }

  @Test
  void aBehaviourThatStopsComesBackToo() {
    start("", service("rooms", own -> Behaviors.receiveMessage(request -> Behaviors.stopped())));
    var guest = guest("a/rooms/1");

    guest.line().assign(1, Body.text("go home").frames(), LONG);
    await("its leaving").until(() -> broker.guests().isEmpty());

    assertThat(comesBack("a/rooms/1").id()).isNotEqualTo(guest.id());
    assertThat(texts())
        .containsExactly("rooms/1 stopped by itself (requests held: 1)", "rooms/1 was restarted");
  }

  @Test
  void anInstanceThatCannotStartAgainGoesOnTrying() {
    var starts = new AtomicInteger();
    start("", service("rooms", own -> secondStartFails(starts)));

    guest("a/rooms/1").line().assign(1, Body.text("crash").frames(), LONG);
    await("its leaving").until(() -> broker.guests().isEmpty());
    comesBack("a/rooms/1");

    assertThat(texts())
        .containsExactly(
            "rooms/1 failed: as I was told (requests held: 1)",
            "rooms/1 cannot start: the data base is away",
            "rooms/1 was restarted");
  }

  private Behavior<ServiceRequest> secondStartFails(AtomicInteger starts) {
    if (starts.incrementAndGet() == 2) {
      throw new IllegalStateException("the data base is away");
    }
    return keeping();
  }

  @Test
  void aRequestWhoseTimeIsOverIsNotBegun() throws Exception {
    var first = new CountDownLatch(1);
    start("", service("rooms", own -> Serving.function(request -> answerAfter(first, request))));
    var guest = guest("a/rooms/1");

    guest.line().assign(1, Body.text("slow").frames(), LONG);
    guest.line().assign(2, Body.text("late").frames(), 100);
    inbox.take();
    nanos.addAndGet(Duration.ofMillis(100).toNanos());
    first.countDown();

    await("both ends").until(() -> broker.of(guest).size() == 2);
    assertThat(broker.of(guest))
        .containsExactly(
            new Replied(guest.id(), 1, Body.text("slow"), true),
            new Failed(guest.id(), 2, "Expired", "nobody waits for it any more; dropped"));
    assertThat(inbox).isEmpty();
  }

  private Reply.Last answerAfter(CountDownLatch latch, ServiceRequest request) {
    inbox.add(request);
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Reply.Final(request.body());
  }

  @Test
  void aCancelledRequestIsNotBegunAndOneThatRunsMaySee() throws Exception {
    var first = new CountDownLatch(1);
    start("", service("rooms", own -> Serving.function(request -> answerAfter(first, request))));
    var guest = guest("a/rooms/1");
    guest.line().assign(1, Body.text("running").frames(), LONG);
    guest.line().assign(2, Body.text("waiting").frames(), LONG);
    var running = inbox.take();
    assertThat(running.wanted()).isTrue();

    guest.line().cancel(1);
    guest.line().cancel(2);
    guest.line().cancel(3);

    assertThat(running.wanted()).isFalse();
    assertThat(running.remaining()).isEqualTo(Duration.ofMillis(LONG));
    first.countDown();
    await("both ends").until(() -> broker.of(guest).size() == 2);
    assertThat(broker.of(guest))
        .containsExactly(
            new Replied(guest.id(), 1, Body.text("running"), true),
            new Failed(guest.id(), 2, "Expired", "nobody waits for it any more; dropped"));
    assertThat(inbox).isEmpty();
  }

  @Test
  void aRequestThatAServiceForgotCountsAgainstItsCreditOnlyWhileItIsOfUse() throws Exception {
    start("", kept());
    var guest = guest("a/rooms/1");
    assign(guest, 1, "to be forgotten");

    TIME.timePasses(Duration.ofSeconds(2));
    assertThat(broker.of(guest)).isEmpty();
    nanos.addAndGet(Duration.ofMillis(LONG).toNanos());

    whileTimePasses("its end", () -> !broker.of(guest).isEmpty());
    assertThat(broker.of(guest))
        .containsExactly(
            new Failed(guest.id(), 1, "Expired", "nobody waits for it any more; dropped"));
  }

  @Test
  void drainedInstancesFinishWhatTheyHoldAndLeave() throws Exception {
    start("rooms.instances = 2", kept());
    var busy = guest("a/rooms/1");
    var idle = guest("a/rooms/2");
    var request = assign(busy, 1, "in flight");
    var drained = new CompletableFuture<Done>();

    services.tell(new Services.Drain(drained));

    await("the idle one to leave").until(() -> broker.guests().equals(List.of(busy)));
    assertThat(broker.of(idle))
        .containsExactly(new Draining(idle.id()), new Left(idle.id(), "it stops"));
    await("the broker to know").until(() -> broker.of(busy).size() == 1);
    var overtaken = assign(busy, 2, "assigned before the broker knew");
    request.reply(Body.text("done"));
    assertThat(drained).isNotDone();
    overtaken.reply(Body.text("done, too"));
    drained.join();
    assertThat(broker.of(busy))
        .containsExactly(
            new Draining(busy.id()),
            new Replied(busy.id(), 1, Body.text("done"), true),
            new Replied(busy.id(), 2, Body.text("done, too"), true),
            new Left(busy.id(), "it stops"));
    assertThat(busy.line().assign(3, Body.text("more").frames(), LONG)).isFalse();
    assertThat(events.since(0, 10)).isEmpty();
  }

  @Test
  void aDrainIsBounded() throws Exception {
    start("drain = 2s", kept());
    var guest = guest("a/rooms/1");
    assign(guest, 1, "never to be answered");
    var drained = new CompletableFuture<Done>();
    services.tell(new Services.Drain(drained));

    whileTimePasses("the end", drained::isDone);

    assertThat(broker.of(guest))
        .containsExactly(
            new Draining(guest.id()), new Left(guest.id(), "its time to finish is over"));
    assertThat(texts()).containsExactly("the services stop unfinished (requests held: 1)");
  }

  @Test
  void instancesOfABlockingServiceDoNotWaitForOneAnother() {
    int moreThanTheDispatcherHasThreads = 20;
    var barrier = new CyclicBarrier(moreThanTheDispatcherHasThreads);
    start(
        "rooms { blocking = on, instances = " + moreThanTheDispatcherHasThreads + " }",
        service("rooms", own -> Serving.function(request -> answerTogether(barrier))));

    broker.guests().forEach(guest -> guest.line().assign(1, Body.text("go").frames(), LONG));

    await("all answers")
        .until(() -> broker.all(Replied.class).size() == moreThanTheDispatcherHasThreads);
  }

  private static Reply.Last answerTogether(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
      return Reply.text("together");
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException("not all came", e);
    }
  }

  @Test
  void aGuestThatIsSentAwayStaysAway() {
    start("", kept());
    var guest = guest("a/rooms/1");

    guest.line().dismiss("checked out");

    await("the event").until(() -> !texts().isEmpty());
    assertThat(texts()).containsExactly("rooms/1 was sent away: checked out");
    assertThat(guest.line().assign(1, Body.text("more").frames(), LONG)).isFalse();
    assertThat(broker.of(guest)).isEmpty();
  }

  @Test
  void afterACrashOfTheServicesAllGuestsLeaveAtOnceAndArriveAnew() throws Exception {
    var answer = new CountDownLatch(1);
    start(
        "",
        service("rooms", own -> Serving.function(request -> answerAfter(answer, request))),
        new Echo());
    var busy = guest("a/rooms/1");
    busy.line().assign(1, Body.text("busy").frames(), LONG);
    inbox.take();

    services.tell(new Services.Crash());

    await("all to leave").until(() -> broker.all(Left.class).size() == 2);
    answer.countDown();
    await("all to be back").until(() -> broker.guests().size() == 2);
    assertThat(guest("a/rooms/1").id()).isNotEqualTo(busy.id());
    assertThat(broker.of(busy))
        .containsExactly(new Left(busy.id(), "the services of its node end"));
  }

  private void start(String overrides, Service... offered) {
    var tools =
        new ServicesTools("a", Catalogue.settings(overrides, offered), broker, nanos::get, events);
    services =
        KIT.spawn(
            Behaviors.supervise(Services.create(tools)).onFailure(SupervisorStrategy.restart()));
    int expected =
        tools.settings().offers().stream().mapToInt(offer -> offer.settings().instances()).sum();
    await("the guests").until(() -> broker.guests().size() == expected);
  }

  private Guest guest(String address) {
    await(address).until(() -> broker.guest(address).isPresent());
    return broker.guest(address).orElseThrow();
  }

  private Guest comesBack(String address) {
    whileTimePasses(address, () -> broker.guest(address).isPresent());
    return broker.guest(address).orElseThrow();
  }

  /** Time passes in steps: a timer may be set only after the first of them. */
  private static void whileTimePasses(String what, BooleanSupplier holds) {
    await(what).until(() -> holdsAfter(Duration.ofMillis(100), holds));
  }

  private static boolean holdsAfter(Duration step, BooleanSupplier holds) {
    TIME.timePasses(step);
    return holds.getAsBoolean();
  }

  /** Assigns a request to a guest that keeps it, and waits for it to be there. */
  private ServiceRequest assign(Guest guest, long tag, String text) throws InterruptedException {
    assertThat(guest.line().assign(tag, Body.text(text).frames(), LONG)).isTrue();
    var request = inbox.take();
    assertThat(request.text()).isEqualTo(text);
    return request;
  }

  /** A service that leaves its requests to the test. */
  private Service kept() {
    return service("rooms", own -> keeping());
  }

  private Behavior<ServiceRequest> keeping() {
    return Behaviors.receiveMessage(this::keep);
  }

  private Behavior<ServiceRequest> keep(ServiceRequest request) {
    if (request.text().equals("crash")) {
      throw new IllegalStateException("as I was told");
    }
    inbox.add(request);
    return Behaviors.same();
  }

  private List<String> texts() {
    return events.since(0, 100).stream().map(Event::text).toList();
  }
}
