package org.hotelier.membership;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.hotelier.event.EventLog;
import org.hotelier.event.Topic;
import org.hotelier.formation.Standing;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.seekchat.SeekClient;

/**
 * What a membership works with; the table and the followers outlive a crash of it.
 *
 * @param replaceIncarnation ends this incarnation for the reason given, and begins another
 */
public record MembershipTools(
    Peer self,
    NodeTable table,
    Followers followers,
    Topic<List<NodeRow>> rows,
    Topic<Standing> standing,
    SeekClient client,
    EventLog events,
    Consumer<String> replaceIncarnation,
    Clock clock,
    MembershipSettings settings) {

  /** Lets everybody know of a change: the rows, the event log, the followers. */
  void announce(NodeUpdate update) {
    publishRows();
    var status = update.status().word();
    events.append(
        "membership", status, "%s is %s: %s".formatted(update.node(), status, update.reason()));
    followers.tell(update);
  }

  void publishRows() {
    rows.publish(table.rows());
  }

  /** What to call a member that may not have said its name. */
  String name(MemberKey key) {
    return table.peer(key).map(Peer::name).orElse(key.address());
  }
}
