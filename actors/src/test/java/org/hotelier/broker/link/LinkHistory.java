package org.hotelier.broker.link;

import static org.hotelier.broker.link.LinkSamples.MS;
import static org.hotelier.broker.link.LinkSamples.SMALL;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.hotelier.protocol.broker.BatchCodec;
import org.hotelier.protocol.broker.BrokerItem;
import org.hotelier.protocol.broker.BrokerItem.Cancel;
import org.hotelier.protocol.broker.BrokerMessage;
import org.hotelier.protocol.broker.BrokerMessage.Batch;
import org.hotelier.protocol.broker.Session;

/**
 * A random history of two nodes whose links talk over a channel that loses, repeats, delays and
 * reorders, and which now and then begin anew. It ends in fair weather, at rest.
 */
final class LinkHistory {
  private static final long TICK = 5 * MS;
  private static final int STORMY_TICKS = 600;
  private static final int MOST_TICKS = 20_000;

  private final Random random;
  private final Function<LinkSettings, Outbox> newOutbox;
  private final Function<LinkSettings, Inbox> newInbox;
  private final double loss;
  private final double repetition;
  private final int longestDelay;
  private final double restarts;
  private final int burst;

  /** Every incarnation there was, by its run. */
  private final Map<Long, LinkEnd> ends = new HashMap<>();

  private final LinkEnd[] present = new LinkEnd[2];
  private final List<Flight> flights = new ArrayList<>();
  private boolean fair;
  private long now;
  private long lastRun;
  private long lastRequest;

  private LinkHistory(
      long seed, Function<LinkSettings, Outbox> newOutbox, Function<LinkSettings, Inbox> newInbox) {
    this.random = new Random(seed);
    this.newOutbox = newOutbox;
    this.newInbox = newInbox;
    this.loss = random.nextDouble() * 0.4;
    this.repetition = random.nextDouble() * 0.3;
    this.longestDelay = 1 + random.nextInt(100);
    this.restarts = random.nextBoolean() ? 0 : 0.01;
    this.burst = 1 + random.nextInt(12);
  }

  /** Lives one history; what was broken, if anything. */
  static Optional<String> run(
      long seed, Function<LinkSettings, Outbox> newOutbox, Function<LinkSettings, Inbox> newInbox) {
    try {
      new LinkHistory(seed, newOutbox, newInbox).live();
      return Optional.empty();
    } catch (AssertionError broken) {
      return Optional.of("seed %d: %s".formatted(seed, broken.getMessage()));
    }
  }

  private void live() {
    begin(0, 2);
    begin(1, 1);
    for (int tick = 0; tick < STORMY_TICKS; tick++) {
      int side = random.nextInt(2);
      if (random.nextDouble() < restarts) {
        begin(side, present[1 - side].run());
      }
      for (int i = random.nextInt(burst); i > 0; i--) {
        present[side].send(item(present[side]));
      }
      turn();
    }
    fair = true;
    for (int tick = 0; !atRest(); tick++) {
      if (tick == MOST_TICKS) {
        throw new AssertionError("the links do not come to rest");
      }
      turn();
    }
    for (int side = 0; side < 2; side++) {
      present[side].checkOrder(present[1 - side]);
      present[side].checkComplete(present[1 - side]);
    }
  }

  private void begin(int side, long peerRun) {
    var link = new PeerLink(new Session(++lastRun, peerRun), SMALL, newOutbox, newInbox);
    present[side] = new LinkEnd(link, SMALL);
    ends.put(lastRun, present[side]);
  }

  private boolean atRest() {
    return flights.isEmpty()
        && present[0].idle()
        && present[1].idle()
        && present[0].knows(present[1])
        && present[1].knows(present[0]);
  }

  private BrokerItem item(LinkEnd by) {
    long request = ++lastRequest;
    int bytes = random.nextInt(10) == 0 ? random.nextInt(1_900) : random.nextInt(60);
    var cancellable = by.cancellable();
    return switch (random.nextInt(8)) {
      case 0 -> LinkSamples.hint("s" + random.nextInt(3), request);
      case 1 ->
          cancellable.isEmpty()
              ? LinkSamples.forward(request, bytes)
              : new Cancel(cancellable.get(random.nextInt(cancellable.size())), 1);
      case 2, 3, 4 -> LinkSamples.reply(request, bytes);
      default -> LinkSamples.forward(request, bytes);
    };
  }

  private void turn() {
    now += TICK;
    for (var flight : flights.stream().filter(it -> it.at <= now).toList()) {
      flights.remove(flight);
      present[flight.to].receive(flight.message, now, ends::get);
    }
    for (int side = 0; side < 2; side++) {
      int to = 1 - side;
      present[side].flush(now, message -> fly(message, to));
    }
  }

  private void fly(BrokerMessage message, int to) {
    if (!fair && random.nextDouble() < loss) {
      return;
    }
    int copies = !fair && random.nextDouble() < repetition ? 2 : 1;
    for (int i = 0; i < copies; i++) {
      long delay = fair ? TICK : random.nextInt(longestDelay) * MS;
      flights.add(new Flight(now + delay, to, overTheWire(message)));
    }
  }

  private static BrokerMessage overTheWire(BrokerMessage message) {
    if (!(message instanceof Batch batch)) {
      return message;
    }
    var bytes = BatchCodec.encode(batch);
    if (bytes.length > SMALL.batchBytes()) {
      throw new AssertionError("a batch of %d bytes".formatted(bytes.length));
    }
    try {
      return BatchCodec.decode(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private record Flight(long at, int to, BrokerMessage message) {}
}
