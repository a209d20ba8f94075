package org.hotelier.simulation;

import java.util.function.Consumer;

/**
 * Messages between actor systems: at most once, to whatever incarnation runs at the address then,
 * and only while both hosts can talk.
 */
final class Artery {

  private final World world;
  private final Incarnation own;

  Artery(World world, Incarnation own) {
    this.world = world;
    this.own = own;
  }

  /** Does something at the receiver, if the message arrives. */
  void tell(String host, Consumer<Incarnation> message) {
    var target = world.processAt(host);
    if (target.isDead() || world.dice().oneIn(world.weather().lossOneIn())) {
      return;
    }
    target.later(
        world.dice().between(0, world.weather().slowestMillis()),
        () -> {
          var receiver = target.incarnation();
          if (receiver != null && receiver.isBooted() && canTalk(target)) {
            message.accept(receiver);
          }
        });
  }

  private boolean canTalk(NodeProcess target) {
    return world.network().canTalk(own.process().index(), target.index());
  }
}
