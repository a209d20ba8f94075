package org.hotelier.membership;

import org.apache.pekko.actor.typed.ActorSystem;
import org.hotelier.protocol.membership.MembershipMessage.Introduction;

/** Tells other members who this node is, and learns from them who they are and where. */
record Introductions(ActorSystem<?> system, MembershipTools tools, PekkoMembers members) {

  /** Says who this node is; {@code answer} if the other has said so first. */
  void to(MemberKey member, boolean answer) {
    var self = members.self();
    var standing = tools.standing().state();
    Reception.tell(
        system,
        member.address(),
        new Introduction(
            tools.self(),
            self.address(),
            self.uid(),
            standing.settled() ? standing.clusterId() : "",
            answer));
  }

  /** Members that have not said who they are are asked again: Artery promises no delivery. */
  void toStrangers() {
    members.all().keySet().stream()
        .filter(member -> tools.table().peer(member).isEmpty())
        .forEach(member -> to(member, false));
  }

  /**
   * Whether this node has come up in another cluster than the one that invited it: a join goes to
   * an address, and who is there may have changed clusters meanwhile. The older member is right.
   */
  boolean leadElsewhere(MemberKey member, Introduction introduction) {
    var own = tools.standing().state();
    return !introduction.clusterId().isEmpty()
        && !introduction.clusterId().equals(own.clusterId())
        && (!own.settled() || tools.table().isOlder(member));
  }
}
