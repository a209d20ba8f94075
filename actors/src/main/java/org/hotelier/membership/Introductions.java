package org.hotelier.membership;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorSystem;
import org.hotelier.protocol.membership.MembershipMessage.Introduction;

/** Tells other members who this node is, and learns from them who they are and where. */
record Introductions(
    ActorSystem<?> system,
    MembershipTools tools,
    PekkoMembers members,
    Map<MemberKey, Introduction> said) {

  /** Far more than members. */
  private static final int MOST_HEARD = 4_096;

  Introductions(ActorSystem<?> system, MembershipTools tools, PekkoMembers members) {
    this(system, tools, members, new HashMap<>());
  }

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
    members
        .keys()
        .filter(member -> tools.table().peer(member).isEmpty())
        .forEach(member -> to(member, false));
  }

  /** A node has said who it is; it may be a member already, or one soon. */
  void heard(MemberKey from, Introduction introduction) {
    if (!introduction.clusterId().isEmpty()
        && (said.size() < MOST_HEARD || said.containsKey(from))) {
      said.put(from, introduction);
    }
  }

  /**
   * A member that shows that this node has come up in another cluster than the one that invited it:
   * a join goes to an address, and who is there may have changed clusters meanwhile. The older
   * member is right. What others say was meant for an earlier incarnation at this address.
   */
  Optional<Introduction> fromElsewhere() {
    return said.entrySet().stream()
        .filter(heard -> isElsewhere(heard.getKey(), heard.getValue().clusterId()))
        .filter(heard -> members.keys().anyMatch(heard.getKey()::equals))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private boolean isElsewhere(MemberKey member, String clusterId) {
    var own = tools.standing().state();
    return !clusterId.equals(own.clusterId()) && (!own.settled() || tools.table().isOlder(member));
  }
}
