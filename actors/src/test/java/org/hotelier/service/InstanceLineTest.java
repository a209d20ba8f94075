package org.hotelier.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.hotelier.service.FakeBroker.Failed;
import org.hotelier.service.FakeBroker.Left;
import org.hotelier.service.FakeBroker.Replied;
import org.junit.jupiter.api.Test;

/** What passes between the broker and an instance. */
class InstanceLineTest {

  private final FakeBroker broker = new FakeBroker();
  private final TestInbox<ServiceRequest> service = TestInbox.create();
  private final TestInbox<Instance.Command> instance = TestInbox.create();
  private long nanos = Long.MAX_VALUE - 5; // it may overflow
  private final InstanceLine line =
      new InstanceLine(broker, () -> nanos, service.getRef(), instance.getRef());

  @Test
  void leavesOnlyAtAMomentAtWhichItHoldsNothing() {
    var request = assign(1);
    assertThat(line.leaveIfIdle("done")).isFalse();
    var another = assign(2);

    request.reply(Body.text("one"));
    assertThat(line.leaveIfIdle("done")).isFalse();
    another.reply(Body.text("two"));

    assertThat(line.leaveIfIdle("done")).isTrue();
    assertThat(line.assign(3, Body.text("three").frames(), 1000)).isFalse();
    assertThat(line.leave("again")).isZero();
    assertThat(broker.all(Left.class)).containsExactly(new Left(line.guest(), "done"));
    assertThat(instance.hasMessages()).as("it was not draining").isFalse();
  }

  @Test
  void whileItDrainsItSaysWhenNothingIsHeld() {
    var first = assign(1);
    var second = assign(2);
    line.drain();

    first.reply(Body.text("one"));
    assertThat(instance.hasMessages()).isFalse();
    second.fail("NoSuchRoom", "");

    instance.expectMessage(new Instance.Idle());
  }

  @Test
  void saysHowManyWereHeldWhenItLeaves() {
    assign(1);
    assign(2);

    assertThat(line.leave("crashed")).isEqualTo(2);
    assertThat(line.leave("crashed")).isZero();
  }

  @Test
  void knowsHowMuchTimeIsLeft() {
    line.assign(1, Body.text("one").frames(), 1000);
    line.assign(2, Body.text("two").frames(), Long.MAX_VALUE);
    var timed = service.receiveMessage();
    var timeless = service.receiveMessage();

    nanos += TimeUnit.MILLISECONDS.toNanos(999);
    assertThat(timed.wanted()).isTrue();
    assertThat(timed.remaining()).isEqualTo(Duration.ofMillis(1));
    nanos += TimeUnit.MILLISECONDS.toNanos(2);
    assertThat(timed.wanted()).isFalse();
    assertThat(timed.remaining()).isZero();
    assertThat(timeless.wanted()).isTrue();
  }

  /** Whatever happens in whatever order, the broker hears of each request's end once. */
  @Test
  void endsEveryRequestOnce() {
    for (int seed = 0; seed < 2000; seed++) {
      new InstanceLineTest().history(new Random(seed), "seed " + seed);
    }
  }

  private void history(Random random, String seed) {
    var given = new ArrayList<ServiceRequest>();
    Map<Long, Long> deadlines = new HashMap<>();
    Set<Long> cancelled = new HashSet<>();
    long tag = 0;
    for (int step = 0; step < 40; step++) {
      switch (random.nextInt(8)) {
        case 0, 1 -> {
          long millis = random.nextInt(20);
          deadlines.put(++tag, nanos + TimeUnit.MILLISECONDS.toNanos(millis));
          assertThat(line.assign(tag, Body.text("request").frames(), millis)).isTrue();
          given.add(service.receiveMessage());
        }
        case 2, 3 -> any(given, random, request -> request.reply(Body.text("reply")));
        case 4 -> any(given, random, request -> request.fail("NoSuchRoom", ""));
        case 5 -> {
          if (random.nextBoolean()) {
            any(given, random, request -> ((HeldRequest) request.replyTo()).begin());
          } else {
            line.sweep();
          }
        }
        case 6 -> {
          long which = random.nextInt((int) tag + 1);
          line.cancel(which);
          cancelled.add(which);
        }
        default -> nanos += TimeUnit.MILLISECONDS.toNanos(random.nextInt(5));
      }
    }
    var ended = new ArrayList<Long>();
    broker.all(Replied.class).forEach(reply -> ended.add(reply.tag()));
    for (var failed : broker.all(Failed.class)) {
      ended.add(failed.tag());
      if (failed.name().equals("Expired")) {
        assertThat(cancelled.contains(failed.tag()) || deadlines.get(failed.tag()) - nanos <= 0)
            .as(seed)
            .isTrue();
      }
    }
    assertThat(ended).as(seed).doesNotHaveDuplicates();
    assertThat(line.leave("end")).as(seed).isEqualTo(given.size() - ended.size());
    int reports = broker.all(FakeBroker.Report.class).size();
    given.forEach(request -> request.reply(Body.text("too late")));
    assertThat(broker.all(FakeBroker.Report.class)).as(seed).hasSize(reports);
  }

  private static void any(
      ArrayList<ServiceRequest> given, Random random, Consumer<ServiceRequest> what) {
    if (!given.isEmpty()) {
      what.accept(given.get(random.nextInt(given.size())));
    }
  }

  private ServiceRequest assign(long tag) {
    assertThat(line.assign(tag, Body.text("request " + tag).frames(), 1000)).isTrue();
    return service.receiveMessage();
  }
}
