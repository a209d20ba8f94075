package org.hotelier.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.hotelier.formation.Promises;
import org.hotelier.formation.Standing;
import org.hotelier.membership.NodeRow;
import org.hotelier.membership.NodeStatus;
import org.hotelier.membership.NodeTable;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage.Payload;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.jspecify.annotations.Nullable;

/**
 * One host with the process of a node on it, which can be started, stopped, killed, frozen and
 * thawed, and runs one incarnation after another.
 */
final class NodeProcess {

  private static final int LISTENER_PORT = 33_000;
  private static final int CLUSTER_PORT = 17_355;

  private final World world;
  private final int index;
  private final Peer address;
  private final Endpoint endpoint;
  private final Lifeline lifeline;
  private final Disk disk = new Disk(this);
  private long run;
  private Duration clockOffset = Duration.ZERO;
  private boolean stopping;
  private boolean clean;
  private boolean startsAgain;
  private int ended;
  private Promises promises = Promises.none(Settings.LOCATOR.formation());
  private NodeTable table = new NodeTable();
  private List<NodeRow> rows = List.of();
  private Standing standing = Standing.starting(Instant.EPOCH);
  private @Nullable Incarnation incarnation;

  NodeProcess(World world, int index, int number) {
    this.world = world;
    this.index = index;
    this.lifeline = new Lifeline(world.timeline());
    this.address = new Peer("node-" + number, "127.0.0." + number, LISTENER_PORT, CLUSTER_PORT, 0);
    this.endpoint = Endpoint.listenerOf(address);
  }

  World world() {
    return world;
  }

  int index() {
    return index;
  }

  String host() {
    return address.host();
  }

  Endpoint endpoint() {
    return endpoint;
  }

  Disk disk() {
    return disk;
  }

  NodeTable table() {
    return table;
  }

  /** What this process has promised; it outlives incarnations. */
  Promises promises() {
    return promises;
  }

  List<NodeRow> rows() {
    return rows;
  }

  Standing standing() {
    return standing;
  }

  /** The present incarnation; none in a dead process, and between two. */
  @Nullable Incarnation incarnation() {
    return incarnation;
  }

  boolean isDead() {
    return lifeline.isDead();
  }

  boolean isRunning() {
    return lifeline.isRunning();
  }

  /** How many incarnations have ended in all lives of this process. */
  int ended() {
    return ended;
  }

  boolean isReady() {
    return !isDead() && standing.settled() && world.rules().majority(table).holds();
  }

  /** The clock of this process: its own origin, and it never goes back. */
  Instant now() {
    return Instant.ofEpochMilli(world.timeline().nowMillis()).plus(clockOffset);
  }

  /** Starts the process, now or as soon as it has stopped. */
  void start() {
    if (!isDead()) {
      startsAgain = stopping;
      return;
    }
    startsAgain = false;
    world.onlooker().begins();
    lifeline.begin();
    stopping = false;
    clockOffset = Duration.ofMillis(world.dice().between(0, 100_000));
    table = new NodeTable();
    promises = Promises.none(Settings.LOCATOR.formation());
    if (disk.saysThatItSeeks()) {
      world.rules().inherit(promises, now());
    }
    world.note(this, "starts, remembers %s", disk.read());
    publishRows();
    beginNext();
  }

  /** Ends the process at once; whatever it was about to do or write is lost. */
  void kill() {
    if (!isDead()) {
      world.onlooker().processIsDisturbed();
      world.note(this, "is killed");
      die();
    }
  }

  /** The disk of a dead process is gone. */
  void loseMemory() {
    world.onlooker().forgetGrant(this);
    disk.lose();
  }

  void freeze() {
    if (isRunning()) {
      world.onlooker().processIsDisturbed();
      world.note(this, "is frozen");
      lifeline.freeze();
    }
  }

  void thaw() {
    if (lifeline.isFrozen()) {
      world.onlooker().processIsDisturbed();
      world.note(this, "thaws");
      lifeline.thaw();
    }
  }

  /** Leaves the cluster, forgets it if all were well, and ends. */
  void stop() {
    if (!isRunning() || stopping) {
      return;
    }
    world.onlooker().processIsDisturbed();
    world.note(this, "stops");
    stopping = true;
    clean = isUntroubled();
    if (incarnation == null) {
      endCleanly();
    } else {
      incarnation.leave();
    }
  }

  private boolean isUntroubled() {
    return standing.settled() && rows.stream().noneMatch(row -> row.status() == NodeStatus.SUSPECT);
  }

  private void endCleanly() {
    if (clean) {
      disk.clear();
    }
    world.note(this, "has stopped, remembers %s", disk.read());
    boolean again = startsAgain;
    die();
    if (again) {
      start();
    }
  }

  private void die() {
    lifeline.end();
    disk.processEnded();
    if (incarnation != null) {
      incarnation.cease();
      incarnation = null;
    }
    rows = List.of();
  }

  /** Ends the incarnation by its own will, and begins another. */
  void replaceIncarnation(String reason) {
    if (incarnation != null && !stopping && incarnation.leave()) {
      world.note(this, "replaces its incarnation: %s", reason);
    }
  }

  private void beginNext() {
    if (stopping) {
      endCleanly();
      return;
    }
    disk.markThatItSeeks();
    run = Math.max(run + 1, now().toEpochMilli());
    stand(Standing.starting(now()));
    incarnation =
        new Incarnation(
            this,
            new Peer(address.name(), address.host(), LISTENER_PORT, CLUSTER_PORT, run),
            world.rules().remembered(disk.read()));
    incarnation.boot();
  }

  /** The incarnation is over: it was told to go, or else it was downed. */
  void incarnationEnded(String why, boolean told) {
    world.note(this, "ends its incarnation: %s", why);
    ended++;
    incarnation = null;
    stand(Standing.starting(now()));
    table.incarnationEnded();
    publishRows();
    var pause = Settings.INTERMISSION.after(told, world.dice().random());
    later(pause.toMillis(), this::beginNext);
  }

  void stand(Standing next) {
    standing = next;
    disk.changed();
  }

  void publishRows() {
    rows = table.rows();
    disk.changed();
  }

  /** Does something after a while, if this process still lives then. */
  void later(long millis, Runnable what) {
    lifeline.later(millis, what);
  }

  /** A question has reached the listener port, which belongs to the process. */
  void asked(Peer sender, Payload question, BiConsumer<Peer, Reply> answer) {
    var now = incarnation;
    if (now == null) {
      var peer = new Peer(address.name(), address.host(), LISTENER_PORT, CLUSTER_PORT, run);
      answer.accept(peer, new Wait(Phase.STARTING, "", "no incarnation runs"));
    } else {
      now.answerer().asked(sender, question, reply -> answer.accept(now.self(), reply));
    }
  }

  @Override
  public String toString() {
    return address.name();
  }
}
