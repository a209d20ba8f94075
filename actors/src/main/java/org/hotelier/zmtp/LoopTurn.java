package org.hotelier.zmtp;

import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadEventLoop;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes at the end of a turn of the loop what was sent in it: one write a peer, however many
 * messages, after all tasks of the turn, those of actors on the loop included.
 */
final class LoopTurn implements Runnable {

  private final EventLoop loop;
  private List<Outbox> unflushed = new ArrayList<>();
  private List<Outbox> flushing = new ArrayList<>();

  LoopTurn(EventLoop loop) {
    this.loop = loop;
  }

  /** Has it flushed when the turn ends; to be called once a turn. */
  void flushLater(Outbox outbox) {
    unflushed.add(outbox);
    if (unflushed.size() > 1) {
      return;
    }
    if (loop instanceof SingleThreadEventLoop known) {
      known.executeAfterEventLoopIteration(this);
    } else {
      loop.execute(this);
    }
  }

  @Override
  public void run() {
    var outboxes = unflushed;
    unflushed = flushing;
    flushing = outboxes;
    for (int i = 0; i < outboxes.size(); i++) {
      outboxes.get(i).flush();
    }
    outboxes.clear();
  }
}
