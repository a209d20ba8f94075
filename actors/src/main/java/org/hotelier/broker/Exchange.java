package org.hotelier.broker;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hotelier.protocol.broker.BrokerItem;

/**
 * The rules by which a broker keeps requests, hands them to guests here or through its peers, and
 * gives each exactly one final outcome. Single-threaded, without a clock: {@code now} is a
 * monotonic time in nanoseconds. It outlives whoever drives it.
 */
public final class Exchange {

  public Exchange(ExchangeSettings settings, RandomGenerator random, Happenings happenings) {
    throw new UnsupportedOperationException();
  }

  // requesters

  /** Takes a request; its requester is told the outcome, a refusal perhaps at once. */
  public void accept(Order order, long now) {}

  /** The requester is gone: what it waits for is dropped, what runs for it is cancelled. */
  public void abandon(String requesterKey, long now) {}

  /** Counts a request that was refused before it came here. */
  public void refusedElsewhere(Refusal refusal) {}

  // guests

  public void arrive(Guest guest, long now) {}

  /**
   * A sign of life.
   *
   * @param intervalNanos the rate the guest says it beats at; 0: it does not say
   */
  public void beat(GuestId guest, long intervalNanos, long now) {}

  /** How often the guest beats, as far as is known. */
  public long beatIntervalNanos(GuestId guest) {
    return 0;
  }

  public void leave(GuestId guest, String reason, long now) {}

  public void partial(GuestId guest, long tag, List<byte[]> body, long now) {}

  public void reply(GuestId guest, long tag, List<byte[]> body, long now) {}

  public void fail(GuestId guest, long tag, String name, String text, long now) {}

  // peers

  public void peerJoined(PeerLine peer, long now) {}

  public void peerSuspect(String node, long now) {}

  public void peerBack(String node, long now) {}

  public void peerLeft(String node, long now) {}

  public void take(String node, BrokerItem item, long now) {}

  // time

  /** Does what is due: expiry, attempt time-outs, leases, hints. To be called every 20 ms or so. */
  public void tick(long now) {}

  // operating

  public void drain(long now) {}

  public void revive(long now) {}

  public void drain(String service, long now) {}

  public void revive(String service, long now) {}

  public void drain(GuestId guest, long now) {}

  public void revive(GuestId guest, long now) {}

  /** Why this node cannot be stopped without loss, in sentences; empty: it can. */
  public List<String> whyNotSafe() {
    return List.of();
  }

  /** The same for all guests of a service on this node. */
  public List<String> whyNotSafe(String service) {
    return List.of();
  }

  /** The same for one guest. */
  public List<String> whyNotSafe(GuestId guest) {
    return List.of();
  }

  // questions

  /** Whether any node has a live guest of the service. */
  public boolean knows(String service) {
    return false;
  }

  /** The names of all services that have a live guest on any node. */
  public List<String> known() {
    return List.of();
  }

  public boolean draining() {
    return false;
  }

  public Optional<GuestId> guestAt(String address) {
    return Optional.empty();
  }

  public List<ServiceRow> services() {
    return List.of();
  }

  public List<GuestRow> guests(long now) {
    return List.of();
  }

  public Counts counts() {
    throw new UnsupportedOperationException();
  }
}
