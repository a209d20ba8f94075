package org.hotelier.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hotelier.membership.NodeRow;
import org.hotelier.protocol.seekchat.Peer;

/**
 * The seekers this node has let in and does not see as members yet. Whoever is let in next must be
 * able to talk to them as to members: two that cannot, and come in together, would be downed
 * together, seek together, and come in together again, without end.
 */
public final class Newcomers {

  /** The latest are remembered; each has to call back whoever comes next. */
  static final int MOST = 8;

  private final List<Peer> coming = new ArrayList<>();

  /** A seeker has been told that it may join. */
  public void letIn(Peer seeker) {
    coming.removeIf(seeker::sameNode);
    coming.add(seeker);
    if (coming.size() > MOST) {
      coming.remove(0);
    }
  }

  /** A seeker has had its time to come in. */
  public void forget(Peer seeker) {
    coming.remove(seeker);
  }

  /** Who else is on its way in, and has not called this seeker back yet. */
  public List<Peer> toCallBack(Peer seeker, List<NodeRow> rows, Set<Peer> called) {
    rows.stream().filter(NodeRow::member).map(NodeRow::peer).forEach(coming::remove);
    return coming.stream()
        .filter(newcomer -> !newcomer.sameNode(seeker))
        .filter(newcomer -> !called.contains(newcomer))
        .toList();
  }
}
