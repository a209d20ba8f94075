package org.hotelier.broker;

import org.hotelier.protocol.broker.BrokerItem.Hint;

/**
 * What another node offers of one service by its latest hint, and what it was sent. The hint may be
 * stale; that node's queue is the truth, and it returns what it cannot serve.
 */
final class PeerRoom {

  private final Peer peer;
  private final Service service;
  private final int window;
  private Hint hint;
  private int outstanding;
  private int sentSince;
  private boolean closed;

  PeerRoom(Peer peer, Service service, int window, Hint hint) {
    this.peer = peer;
    this.service = service;
    this.window = window;
    this.hint = hint;
  }

  Peer peer() {
    return peer;
  }

  Service service() {
    return service;
  }

  Hint hint() {
    return hint;
  }

  void update(Hint newer) {
    hint = newer;
    sentSince = 0;
    closed = false;
  }

  void sent() {
    outstanding++;
    sentSince++;
  }

  void back() {
    outstanding--;
  }

  int outstanding() {
    return outstanding;
  }

  /** It returned something: it gets nothing until it says more. */
  void close() {
    closed = true;
  }

  void reopen() {
    closed = false;
  }

  /** Whether a live node has guests that take requests from elsewhere. */
  boolean offers() {
    return peer.chosen() && hint.guests() > 0 && hint.credit() > 0;
  }

  /** Whether it may be sent one more. */
  boolean hasRoom() {
    return !closed && offers() && outstanding < hint.credit() + window && !peer.congested();
  }

  /** Whether a request that may have reached a guest there must stay there. */
  boolean bindsToOne() {
    return hint.atMostOnce() || service.listedAtMostOnce();
  }

  /** Whether nothing is left of it. */
  boolean isOver() {
    return outstanding == 0 && hint.guests() == 0 && hint.queued() == 0 && hint.inFlight() == 0;
  }

  boolean knowsServiceTime() {
    return hint.serviceMicros() > 0;
  }

  /** How many are before the next one, per guest that works at once. */
  double queueAhead() {
    var busy = hint.queued() + hint.credit() - hint.free() + sentSince + 1;
    return (double) busy / Math.max(1, hint.credit());
  }

  /** How long the next one would wait. */
  double waitMicros() {
    return queueAhead() * hint.serviceMicros();
  }
}
