package org.hotelier.simulation;

import org.hotelier.formation.DeathProof;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.SeekMessage.Gone;
import org.hotelier.protocol.seekchat.SeekMessage.Linked;
import org.jspecify.annotations.Nullable;

/**
 * The link of one incarnation to another member: echoed, silent or lost at each beat, and the looks
 * at the peer's ports while it is not echoed.
 */
final class BeatLink {

  private final Incarnation own;
  private final UniqueAddress member;
  private final NodeProcess process;
  private final Peer peer;
  private final String clusterId;
  private final DeathProof death = new DeathProof();
  private @Nullable Incarnation linkedTo;
  private long heardMillis;
  private boolean lively = true;
  private boolean told;
  private boolean looking;
  private boolean buried;
  private boolean closed;

  BeatLink(Incarnation own, UniqueAddress member, Peer peer) {
    this.own = own;
    this.member = member;
    this.peer = peer;
    this.process = own.world().processAt(peer.host());
    this.clusterId = own.standing().clusterId();
    this.heardMillis = nowMillis();
  }

  void close() {
    closed = true;
  }

  void beat() {
    long longest = Settings.MEMBERSHIP.beat().toMillis() * Settings.MEMBERSHIP.silentBeats();
    if (nowMillis() - heardMillis > longest) {
      lost();
      linkedTo = null;
    }
    boolean canTalk = own.world().network().canTalk(own.process().index(), process.index());
    if (canTalk && (process.isDead() || process.incarnation() != linkedTo)) {
      boolean wasLinked = linkedTo != null;
      linkedTo = null;
      if (wasLinked || process.isDead()) {
        lost();
      }
    }
    if (canTalk && process.isRunning()) {
      open();
    }
  }

  private void open() {
    var there = process.incarnation();
    if (there == null) {
      return;
    }
    if (linkedTo == null) {
      var reply = there.answerer().linked(own.self(), clusterId);
      if (reply instanceof Gone) {
        own.process().replaceIncarnation(peer.name() + " says that it was removed");
        return;
      } else if (!(reply instanceof Linked)) {
        return;
      }
      linkedTo = there;
    }
    heardMillis = nowMillis();
    found();
  }

  private void found() {
    buried = false;
    if (!lively || !told) {
      lively = true;
      told = true;
      own.roster().linked(member, true);
    }
  }

  private void lost() {
    told = true;
    if (lively) {
      lively = false;
      own.roster().linked(member, false);
    }
    if (Settings.MEMBERSHIP.trustRefusal() && !looking && !buried) {
      looking = true;
      look();
    }
  }

  private void look() {
    own.chat().refusesBoth(peer, this::looked);
  }

  private void looked(boolean bothRefused) {
    looking = false;
    if (closed) {
      return;
    }
    death.looked(Endpoint.listenerOf(peer), bothRefused);
    if (death.isDead(Endpoint.listenerOf(peer))) {
      buried = true;
      own.roster().died(member);
    } else if (bothRefused && !lively) {
      looking = true;
      own.later(Settings.MEMBERSHIP.proof().toMillis(), this::look);
    }
  }

  private long nowMillis() {
    return own.world().timeline().nowMillis();
  }
}
