package org.hotelier.membership;

import java.util.HashMap;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.hotelier.protocol.seekchat.Peer;

/** One {@link Link} to each other member that is up and has said who it is. */
final class Links {

  private final ActorContext<?> context;
  private final MembershipTools tools;
  private final ActorRef<Link.Report> reports;
  private final Map<MemberKey, ActorRef<Link.Command>> open = new HashMap<>();

  Links(ActorContext<?> context, MembershipTools tools, ActorRef<Link.Report> reports) {
    this.context = context;
    this.tools = tools;
    this.reports = reports;
  }

  /** Opens the link to a member, if it is time for it and there is none. */
  void open(MemberKey member) {
    if (open.containsKey(member) || tools.table().isGone(member) || !isListed(member)) {
      return;
    }
    tools
        .table()
        .peer(member)
        .filter(peer -> !peer.equals(tools.self()))
        .ifPresent(peer -> open.put(member, spawn(member, peer)));
  }

  void close(MemberKey member) {
    var link = open.remove(member);
    if (link != null) {
      context.stop(link);
    }
  }

  private boolean isListed(MemberKey member) {
    return tools.rows().state().stream().anyMatch(row -> row.key().equals(member));
  }

  private ActorRef<Link.Command> spawn(MemberKey member, Peer peer) {
    var ends = new Link.Ends(member, peer, tools.standing().state().clusterId());
    return context.spawnAnonymous(
        Link.create(ends, tools.client(), tools.settings(), tools.clock(), reports));
  }
}
