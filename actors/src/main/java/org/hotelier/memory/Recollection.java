package org.hotelier.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotelier.protocol.seekchat.Peer;

/**
 * What of a node's view of its cluster is to be written down: new members at once, the loss of
 * members only once it has lasted. A node whose cluster falls apart sees its peers go one by one
 * before it goes itself; it must not remember that it was alone, or it would found alone.
 */
public final class Recollection {

  private final Duration lasting;
  private Memory written = Memory.NONE;
  private Memory seen = Memory.NONE;
  private Instant seenSince = Instant.MIN;

  /**
   * Nothing is written yet.
   *
   * @param lasting how long a smaller view must have lasted
   */
  public Recollection(Duration lasting) {
    this.lasting = lasting;
  }

  /** What to write now, seeing this view of a cluster the node is settled in. */
  public Optional<Memory> sees(Memory view, Instant now) {
    if (!view.equals(seen)) {
      seen = view;
      seenSince = now;
    }
    var next = now.isBefore(smallerAt()) ? withoutLosses(view) : view;
    return next.equals(written) ? Optional.empty() : Optional.of(next);
  }

  /** When to look again, because a smaller view will have lasted by then. */
  public Optional<Instant> lookAgainAt() {
    return seen.equals(written) ? Optional.empty() : Optional.of(smallerAt());
  }

  /** This is on the disk now. */
  public void wrote(Memory memory) {
    written = memory;
  }

  /** What has been seen so far will not last: the node is in no cluster any more. */
  public void lost() {
    seen = Memory.NONE;
  }

  private Instant smallerAt() {
    return seenSince.plus(lasting);
  }

  private Memory withoutLosses(Memory view) {
    if (!view.clusterId().equals(written.clusterId())) {
      return view;
    }
    var members = new ArrayList<Peer>();
    written.members().forEach(old -> members.add(find(old, view.members()).orElse(old)));
    view.members().stream().filter(one -> find(one, members).isEmpty()).forEach(members::add);
    return new Memory(view.clusterId(), members);
  }

  private static Optional<Peer> find(Peer node, List<Peer> members) {
    return members.stream().filter(node::sameNode).findFirst();
  }
}
