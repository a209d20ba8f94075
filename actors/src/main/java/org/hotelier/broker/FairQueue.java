package org.hotelier.broker;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests in the order of their requesters' turns: round robin among requesters, first come first
 * served within one. Whoever floods it waits for itself. Every operation costs the same however
 * many wait.
 */
final class FairQueue {

  private static final class Lane {
    private final String requester;
    private final Chain<Request> requests = new Chain<>();
    private Chain.@Nullable Link<Lane> turn;

    private Lane(String requester) {
      this.requester = requester;
    }
  }

  /** Where a request waits. */
  static final class Place {
    private final FairQueue queue;
    private final Lane lane;
    private final Chain.Link<Request> link;

    private Place(FairQueue queue, Lane lane, Chain.Link<Request> link) {
      this.queue = queue;
      this.lane = lane;
      this.link = link;
    }

    private void leave() {
      link.remove();
      queue.left(lane);
    }
  }

  private final Map<String, Lane> lanes = new HashMap<>();
  private final Chain<Lane> turns = new Chain<>();
  private final Fill fill;
  private int size;

  FairQueue(Fill fill) {
    this.fill = fill;
  }

  void add(Request request) {
    var lane = lane(request, false);
    entered(request, lane, lane.requests.addLast(request));
  }

  /** Takes back a request that had its turn: it is its requester's next, and soon. */
  void addFirst(Request request) {
    var lane = lane(request, true);
    entered(request, lane, lane.requests.addFirst(request));
  }

  /** Takes out the request whose turn it is. */
  @Nullable Request poll() {
    var lane = turns.first();
    if (lane == null) {
      return null;
    }
    var request = lane.requests.first();
    if (request == null) {
      throw new IllegalStateException(
          "Expected a request of " + lane.requester + ", but its lane is empty");
    }
    remove(request);
    if (lane.turn != null) {
      lane.turn.remove();
      lane.turn = turns.addLast(lane);
    }
    return request;
  }

  /** Takes out a request from wherever it waits; nothing if it does not. */
  static void remove(Request request) {
    var place = request.place();
    if (place != null) {
      request.place(null);
      place.leave();
    }
  }

  int size() {
    return size;
  }

  /** How many requesters have something here. */
  int requesters() {
    return turns.size();
  }

  boolean isEmpty() {
    return size == 0;
  }

  private Lane lane(Request request, boolean first) {
    var lane = lanes.computeIfAbsent(request.requesterKey(), Lane::new);
    if (lane.turn == null) {
      lane.turn = first ? turns.addFirst(lane) : turns.addLast(lane);
    }
    return lane;
  }

  private void entered(Request request, Lane lane, Chain.Link<Request> link) {
    request.place(new Place(this, lane, link));
    size++;
    fill.add(1);
  }

  private void left(Lane lane) {
    size--;
    fill.add(-1);
    if (lane.requests.isEmpty() && lane.turn != null) {
      lane.turn.remove();
      lane.turn = null;
      lanes.remove(lane.requester);
    }
  }
}
