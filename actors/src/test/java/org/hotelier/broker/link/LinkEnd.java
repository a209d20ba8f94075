package org.hotelier.broker.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.hotelier.broker.link.Mark.Kind;
import org.hotelier.protocol.broker.BrokerItem;
import org.hotelier.protocol.broker.BrokerItem.Forward;
import org.hotelier.protocol.broker.BrokerMessage;
import org.hotelier.protocol.broker.BrokerMessage.Batch;
import org.hotelier.protocol.broker.BrokerMessage.Chunk;
import org.hotelier.protocol.broker.ItemCodec;

/**
 * One incarnation of a node in a history, with a plain record of what its link took and gave; each
 * check fails with the promise that was broken.
 */
final class LinkEnd {
  private final LinkSettings settings;
  private final PeerLink link;

  /** What the link took in the present session, in order, hints apart. */
  private final List<Mark> taken = new ArrayList<>();

  private final Map<String, Mark> latestHints = new HashMap<>();
  private final List<Mark> received = new ArrayList<>();
  private final Set<Long> forwardsOnTheWay = new HashSet<>();

  /** The peer's incarnation that all of these are about. */
  private long peerRun;

  LinkEnd(PeerLink link, LinkSettings settings) {
    this.link = link;
    this.settings = settings;
    this.peerRun = link.session().to();
  }

  long run() {
    return link.session().from();
  }

  boolean knows(LinkEnd peer) {
    return link.session().to() == peer.run();
  }

  boolean idle() {
    return link.idle();
  }

  int taken() {
    return taken.size();
  }

  void send(BrokerItem item) {
    var mark = Mark.of(item);
    if (link.send(item) != Sending.TAKEN) {
      return;
    }
    if (mark.kind() == Kind.HINT) {
      latestHints.put(mark.service(), mark);
    } else {
      taken.add(mark);
    }
  }

  /** The requests of forwards that were not cancelled yet. */
  List<Long> cancellable() {
    var cancelled = numbers(taken, Kind.CANCEL);
    return numbers(taken, Kind.FORWARD).stream().filter(it -> !cancelled.contains(it)).toList();
  }

  /** Takes a message; if it ends a session, the records of that session are checked and closed. */
  void receive(BrokerMessage message, long now, LongFunction<LinkEnd> peers) {
    var before = link.session();
    var result = link.receive(message, now);
    if (!link.session().equals(before)) {
      sessionEnded(result.lost(), peers.apply(before.to()));
    }
    if (message.session().equals(link.session().reversed())) {
      forwardsOnTheWay.removeIf(number -> number <= message.acknowledged());
    }
    result.items().forEach(item -> received.add(Mark.of(item)));
  }

  private void sessionEnded(List<BrokerItem> lost, LinkEnd former) {
    checkOrder(former);
    former.checkOrder(this);
    var back = new HashSet<Mark>();
    lost.forEach(item -> back.add(Mark.of(item)));
    requireArrived(former, back);
    taken.clear();
    latestHints.clear();
    received.clear();
    forwardsOnTheWay.clear();
    peerRun = link.session().to();
  }

  private List<Mark> receivedFrom(LinkEnd sender) {
    return peerRun == sender.run() ? received : List.of();
  }

  void flush(long now, Consumer<BrokerMessage> out) {
    link.flush(
        now,
        message -> {
          note(message);
          out.accept(message);
        });
    require(
        forwardsOnTheWay.size() <= settings.forwards(),
        forwardsOnTheWay.size() + " forwards are unacknowledged");
  }

  private void note(BrokerMessage message) {
    if (message instanceof Chunk chunk) {
      require(chunk.bytes().remaining() < settings.batchBytes(), "a chunk is too long");
    } else if (message instanceof Batch batch) {
      int bytes = 0;
      for (int i = 0; i < batch.items().size(); i++) {
        var item = batch.items().get(i);
        bytes += ItemCodec.size(item);
        if (item instanceof Forward) {
          forwardsOnTheWay.add(batch.first() + i);
        }
      }
      require(bytes < settings.batchBytes(), "a batch is too long");
    }
  }

  /** What has come from here to the peer is in order, each once, and of this session. */
  void checkOrder(LinkEnd peer) {
    requireInOrder(peer, Set.of(Kind.FORWARD));
    requireInOrder(peer, Set.of(Kind.CANCEL, Kind.REPLY));
    var hints = new HashMap<String, Long>();
    var forwards = new HashSet<Long>();
    for (var mark : peer.receivedFrom(this)) {
      switch (mark.kind()) {
        case HINT -> {
          var earlier = hints.put(mark.service(), mark.number());
          require(earlier == null || earlier < mark.number(), mark + " came late or twice");
        }
        case FORWARD -> forwards.add(mark.number());
        case CANCEL -> require(forwards.contains(mark.number()), mark + " overtook its forward");
        case REPLY -> {}
      }
    }
  }

  /** All has come, but forwards that were withdrawn. */
  void checkComplete(LinkEnd peer) {
    requireArrived(peer, Set.of());
    for (var hint : latestHints.values()) {
      require(peer.receivedFrom(this).contains(hint), hint + " has not arrived");
    }
  }

  private void requireArrived(LinkEnd peer, Set<Mark> handedBack) {
    var arrived = new HashSet<>(peer.receivedFrom(this));
    var cancelled = numbers(taken, Kind.CANCEL);
    var forwarded = numbers(peer.receivedFrom(this), Kind.FORWARD);
    for (var mark : taken) {
      boolean withdrawn =
          cancelled.contains(mark.number())
              && mark.kind() != Kind.REPLY
              && !forwarded.contains(mark.number());
      require(
          arrived.contains(mark) || handedBack.contains(mark) || withdrawn,
          mark + " neither arrived nor was handed back");
    }
  }

  private void requireInOrder(LinkEnd peer, Set<Kind> kinds) {
    var sent = taken.stream().filter(mark -> kinds.contains(mark.kind())).toList();
    int next = 0;
    for (var mark : peer.receivedFrom(this)) {
      if (kinds.contains(mark.kind())) {
        int ahead = sent.subList(next, sent.size()).indexOf(mark);
        require(ahead >= 0, mark + " came twice, out of order or from another session");
        next += ahead + 1;
      }
    }
  }

  private static Set<Long> numbers(List<Mark> marks, Kind kind) {
    var numbers = new HashSet<Long>();
    for (var mark : marks) {
      if (mark.kind() == kind) {
        numbers.add(mark.number());
      }
    }
    return numbers;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
