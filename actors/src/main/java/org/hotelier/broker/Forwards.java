package org.hotelier.broker;

import java.util.List;
import org.hotelier.protocol.broker.BrokerItem.AttemptFailed;
import org.hotelier.protocol.broker.BrokerItem.Cancel;
import org.hotelier.protocol.broker.BrokerItem.Failure;
import org.hotelier.protocol.broker.BrokerItem.FinalReply;
import org.hotelier.protocol.broker.BrokerItem.Forward;
import org.hotelier.protocol.broker.BrokerItem.PartialReply;
import org.hotelier.protocol.broker.BrokerItem.Returned;
import org.hotelier.protocol.broker.BrokerItem.Started;
import org.jspecify.annotations.Nullable;

/**
 * The entry desk's side of requests that are at other nodes: sends them, and takes what those nodes
 * say of them. Only the attempt that runs counts; what is said of any other is late.
 */
final class Forwards {

  private final EntryDesk entry;
  private final Attempts attempts;
  private final Lines lines;
  private final Counts counts;
  private final Happenings happenings;

  Forwards(EntryDesk entry, Lines lines, Counts counts, Happenings happenings) {
    this.entry = entry;
    this.attempts = entry.attempts();
    this.lines = lines;
    this.counts = counts;
    this.happenings = happenings;
  }

  /** Sends a request to a node that has room for it. */
  void forward(EntryRequest request, PeerRoom room, long now) {
    attempts.forwarded(request, room);
    var sent =
        lines.send(
            room.peer().line(),
            new Forward(
                request.number(),
                request.attempts(),
                request.service().name(),
                request.requesterKey(),
                request.body(),
                request.remainingMillis(now)));
    if (!sent) {
      room.close();
      lost(request, "the line to " + room.peer().node() + " broke");
    }
  }

  void started(Peer peer, Started item, long now) {
    var request = running(peer, item.request(), item.attempt());
    var attempt = request == null ? null : request.away();
    if (request != null && attempt != null) {
      if (item.atMostOnce()) {
        request.bind();
      }
      attempt.started(now + request.service().attemptTimeout());
      entry.setAlarm(request);
    }
  }

  void partial(Peer peer, PartialReply item) {
    var request = running(peer, item.request(), item.attempt());
    if (request == null) {
      late(peer, item.request());
    } else {
      entry.partial(request, item.body());
    }
  }

  void replied(Peer peer, FinalReply item, long now) {
    var request = running(peer, item.request(), item.attempt());
    if (request == null) {
      late(peer, item.request());
    } else {
      back(request);
      entry.replied(request, item.body(), item.guest(), peer.node(), now);
    }
  }

  void failed(Peer peer, Failure item) {
    var request = running(peer, item.request(), item.attempt());
    if (request == null) {
      late(peer, item.request());
    } else {
      back(request);
      entry.failed(request, item.name(), item.text(), item.guest(), peer.node());
    }
  }

  void attemptFailed(Peer peer, AttemptFailed item) {
    var request = running(peer, item.request(), item.attempt());
    if (request != null) {
      back(request);
      entry.lost(request, item.reason());
    }
  }

  void returned(Peer peer, Returned item) {
    var request = running(peer, item.request(), item.attempt());
    var attempt = request == null ? null : request.away();
    if (request != null && attempt != null) {
      attempt.room().close();
      back(request);
      attempts.notMade(request);
    }
  }

  /** What is at a node that is lost, or may be, is lost there. */
  void nodeLost(Peer peer, String reason) {
    for (var request : List.copyOf(peer.away().values())) {
      if (peer.away().get(request.number()) == request) {
        lines.send(peer.line(), new Cancel(request.number(), request.attempts()));
        lost(request, reason);
      }
    }
  }

  private void lost(EntryRequest request, String reason) {
    var attempt = request.away();
    if (attempt != null && attempt.binds()) {
      request.bind();
    }
    back(request);
    entry.lost(request, reason);
  }

  /** The attempt at the other node is over. */
  private static void back(EntryRequest request) {
    var attempt = request.away();
    request.away(null);
    if (attempt != null) {
      attempt.end();
    }
  }

  private static @Nullable EntryRequest running(Peer peer, long number, int attempt) {
    var request = peer.away().get(number);
    return request != null && request.attempts() == attempt ? request : null;
  }

  private void late(Peer peer, long number) {
    counts.countLate();
    happenings.lateAnswer("node " + peer.node(), number);
  }
}
