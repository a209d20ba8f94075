package org.hotelier.simulation;

import java.util.function.Consumer;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.SeekMessage.Payload;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;
import org.hotelier.seekchat.Finding;

/**
 * The questions that one incarnation asks, each on a connection of its own. Whatever the network
 * does to them, each is answered exactly once: by the peer, by its host's refusal, or as silence
 * once its time is over; what comes after that is dropped, though the peer has acted on it.
 */
final class Chat {

  private final World world;
  private final Incarnation own;

  Chat(World world, Incarnation own) {
    this.world = world;
    this.own = own;
  }

  void ask(Endpoint to, Payload question, Consumer<Finding> tell) {
    var target = world.processAt(to);
    if (!canTalk(target)) {
      own.later(
          Settings.CONNECT_MILLIS, () -> tell.accept(new Finding.Silent(to, "no connection")));
      return;
    }
    if (target.isDead()) {
      own.later(delay(), () -> tell.accept(new Finding.Refused(to)));
      return;
    }
    var exchange = new Exchange(target, to, tell);
    exchange.put(question);
    if (world.dice().oneIn(world.weather().twiceOneIn())) {
      exchange.put(question);
    }
    own.later(
        Settings.ANSWER_MILLIS, () -> exchange.end(new Finding.Silent(to, "no answer in time")));
  }

  /** Whether the host refuses connections on both ports of the peer: it is up, the process not. */
  void refusesBoth(Peer peer, Consumer<Boolean> tell) {
    var target = world.processAt(Endpoint.listenerOf(peer));
    boolean talks = canTalk(target);
    boolean refuses = talks && target.isDead();
    own.later(talks ? delay() : Settings.CONNECT_MILLIS, () -> tell.accept(refuses));
  }

  private boolean canTalk(NodeProcess target) {
    return world.network().canTalk(own.process().index(), target.index());
  }

  private int delay() {
    return world.weather().delayMillis(world.dice());
  }

  private boolean isLost() {
    return world.dice().oneIn(world.weather().lossOneIn());
  }

  /** One connection: a question there, an answer back. */
  private final class Exchange {
    private final NodeProcess target;
    private final Endpoint to;
    private final Consumer<Finding> tell;
    private boolean ended;

    Exchange(NodeProcess target, Endpoint to, Consumer<Finding> tell) {
      this.target = target;
      this.to = to;
      this.tell = tell;
    }

    void put(Payload question) {
      if (isLost()) {
        return;
      }
      target.later(
          delay(),
          () -> {
            if (world.network().passes(own.process().index(), target.index())) {
              target.asked(own.self(), question, this::answer);
            }
          });
    }

    private void answer(Peer from, Reply reply) {
      if (!isLost()) {
        own.later(
            delay(),
            () -> {
              if (world.network().passes(target.index(), own.process().index())) {
                end(new Finding.Answered(to, from, reply));
              }
            });
      }
    }

    void end(Finding finding) {
      if (!ended) {
        ended = true;
        tell.accept(finding);
      }
    }
  }
}
