package org.hotelier.broker;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hotelier.protocol.broker.BrokerItem;

/**
 * The rules by which a broker keeps requests, hands them to guests here or through its peers, and
 * gives each exactly one final outcome. Single-threaded, without a clock: {@code now} is a
 * monotonic time in nanoseconds. It outlives whoever drives it: whatever a requester, a guest's or
 * a peer's line throws, it stays whole, and they may call it back while it calls them.
 */
public final class Exchange {

  private final Wheel wheel = new Wheel();
  private final Counts counts = new Counts();
  private final Services services;
  private final Peers peers;
  private final NodeDrain drain;
  private final ServiceDrain serviceDrain;
  private final Hints hints;
  private final GuestDesk guests;
  private final EntryDesk entry;
  private final Entrance entrance;
  private final PeerDesk peerDesk;
  private final Dispatch dispatch;
  private final SafeToStop safeToStop;
  private final Overview overview;

  public Exchange(ExchangeSettings settings, RandomGenerator random, Happenings happenings) {
    this(settings, new DeliveryRules(settings), random, happenings);
  }

  Exchange(
      ExchangeSettings settings,
      DeliveryRules rules,
      RandomGenerator random,
      Happenings happenings) {
    var lines = new Lines(happenings);
    services = new Services(settings);
    var bodies = new Bodies(settings.maxBodyBytes());
    peers = new Peers(services, lines, settings.window());
    drain = new NodeDrain(peers, lines);
    serviceDrain = new ServiceDrain(services, peers, lines);
    hints = new Hints(settings);
    guests = new GuestDesk(settings, rules, services, wheel, lines, counts, happenings);
    var attempts = new Attempts(rules, lines, counts, happenings);
    entry = new EntryDesk(settings, attempts, wheel, lines, counts, happenings);
    var forwards = new Forwards(entry, lines, counts, happenings);
    var executing = new ExecutingDesk(services, wheel, lines, hints, bodies);
    peerDesk =
        new PeerDesk(peers, services, forwards, executing, drain, serviceDrain, hints, lines);
    var selection = new Selection(random);
    dispatch = new Dispatch(services, guests, forwards, executing, selection, drain, peers, hints);
    entrance = new Entrance(services, bodies, entry, dispatch, counts);
    safeToStop = new SafeToStop(settings, drain, peers, services, entry);
    overview = new Overview(services, guests, peers);
  }

  // requesters

  /** Takes a request; its requester is told the outcome, a refusal perhaps at once. */
  public void accept(Order order, long now) {
    entrance.accept(order, now);
    dispatch.run(now);
  }

  /** The requester is gone: what it waits for is dropped, what runs for it is cancelled. */
  public void abandon(String requesterKey, long now) {
    entry.abandon(requesterKey);
    dispatch.run(now);
  }

  /** Counts a request that was refused before it came here, for instance as Denied. */
  public void refusedElsewhere(Refusal refusal) {
    counts.countRefused(refusal);
  }

  // guests

  /** A guest of this node arrives; its service may be one that nobody has heard of. */
  public void arrive(Guest guest, long now) {
    guests.arrive(guest, now);
    dispatch.run(now);
  }

  /**
   * A sign of life.
   *
   * @param intervalNanos the rate the guest says it beats at; 0: it does not say
   */
  public void beat(GuestId guest, long intervalNanos, long now) {
    guests.beat(guest, intervalNanos, now);
  }

  /** How often the guest beats, as far as is known; 0: there is no such guest. */
  public long beatIntervalNanos(GuestId guest) {
    var resident = guests.residents().get(guest);
    return resident == null ? 0 : resident.rhythm().interval();
  }

  /** The guest is gone; what it held is handed to another. */
  public void leave(GuestId guest, String reason, long now) {
    guests.leave(guest, reason, now);
    dispatch.run(now);
  }

  /** A part of the answer; it counts only if the guest holds the tag. */
  public void partial(GuestId guest, long tag, List<byte[]> body, long now) {
    guests.partial(guest, tag, body, now);
    dispatch.run(now);
  }

  /** The answer, or its last part; it counts only if the guest holds the tag. */
  public void reply(GuestId guest, long tag, List<byte[]> body, long now) {
    guests.reply(guest, tag, body, now);
    dispatch.run(now);
  }

  /** The guest cannot do it, or gives back what was cancelled. */
  public void fail(GuestId guest, long tag, String name, String text, long now) {
    guests.fail(guest, tag, name, text, now);
    dispatch.run(now);
  }

  // peers

  /** A node has come; one of the same name has left before. */
  public void peerJoined(PeerLine peer, long now) {
    peerDesk.joined(peer);
    dispatch.run(now);
  }

  /** What is at that node is dispatched again, and nothing is sent there until it is back. */
  public void peerSuspect(String node, long now) {
    peerDesk.suspect(node);
    dispatch.run(now);
  }

  public void peerBack(String node, long now) {
    peerDesk.back(node);
    dispatch.run(now);
  }

  /** The node is gone for good, with its requesters and its guests. */
  public void peerLeft(String node, long now) {
    peerDesk.left(node);
    dispatch.run(now);
  }

  /** What a node says, in order and once. */
  public void take(String node, BrokerItem item, long now) {
    peerDesk.take(node, item, now);
    dispatch.run(now);
  }

  // time

  /** Does what is due: expiry, attempt time-outs, leases, hints. To be called every 20 ms or so. */
  public void tick(long now) {
    wheel.turn(now);
    peers.tick();
    dispatch.run(now);
    hints.send(peers, drain.draining(), now);
  }

  // operating

  /** This node's guests get no new work; new requests are taken only if they can go elsewhere. */
  public void drain(long now) {
    setDraining(true, now);
  }

  public void revive(long now) {
    setDraining(false, now);
  }

  /** What waits for the service is finished, new requests are refused, on all nodes. */
  public void drain(String service, long now) {
    setDraining(service, true, now);
  }

  public void revive(String service, long now) {
    setDraining(service, false, now);
  }

  /** The guest gets no new work. */
  public void drain(GuestId guest, long now) {
    guests.drain(guest, true);
    dispatch.run(now);
  }

  public void revive(GuestId guest, long now) {
    guests.drain(guest, false);
    dispatch.run(now);
  }

  public boolean draining() {
    return drain.draining();
  }

  /** Why this node cannot be stopped without loss, in sentences; empty: it can. */
  public List<String> whyNotSafe() {
    return safeToStop.whyNot();
  }

  /** The same for the guests of a service on this node. */
  public List<String> whyNotSafe(String service) {
    return safeToStop.whyNot(service, services.find(service));
  }

  /** The same for one guest; nothing speaks against it once it is gone. */
  public List<String> whyNotSafe(GuestId guest) {
    return safeToStop.whyNot(guests.residents().get(guest));
  }

  // questions

  /** Whether any node has a live guest of the service. */
  public boolean knows(String service) {
    return overview.knows(service);
  }

  /** The names of all services that have a live guest on any node, in alphabetical order. */
  public List<String> known() {
    return overview.known();
  }

  public Optional<GuestId> guestAt(String address) {
    return overview.guestAt(address);
  }

  /** One row per service this node knows of. */
  public List<ServiceRow> services() {
    return overview.services();
  }

  /** The same for another node, as it has last said; empty while it is suspect or unknown. */
  public List<ServiceRow> servicesAt(String node) {
    return overview.servicesAt(node);
  }

  /** One row per guest of this node. */
  public List<GuestRow> guests(long now) {
    return overview.guests(now);
  }

  /** How many requests the guest holds; 0: there is no such guest. */
  public int held(GuestId guest) {
    var resident = guests.residents().get(guest);
    return resident == null ? 0 : resident.holds().size();
  }

  public Counts counts() {
    return counts;
  }

  /** What is kept at the moment; nothing of it grows while nobody asks anything. */
  Load load() {
    return new Load(
        entry.openRequests(),
        entry.requesters(),
        services.waiting(),
        guests.inFlight().size(),
        services.all().size(),
        wheel.size());
  }

  private void setDraining(boolean drains, long now) {
    if (drain.set(drains)) {
      services.all().forEach(hints::owed);
      services.stirAll();
      dispatch.run(now);
    }
  }

  private void setDraining(String name, boolean drains, long now) {
    serviceDrain.set(name, drains);
    dispatch.run(now);
  }
}
