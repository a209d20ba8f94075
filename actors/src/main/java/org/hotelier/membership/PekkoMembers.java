package org.hotelier.membership;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Down;
import org.hotelier.protocol.seekchat.Peer;

/** The members as Pekko's cluster knows them just now, by our key. */
public record PekkoMembers(Cluster cluster) {

  static MemberKey key(Member member) {
    var address = member.uniqueAddress();
    return new MemberKey(address.address().toString(), address.longUid());
  }

  MemberKey self() {
    return key(cluster.selfMember());
  }

  boolean isSelf(Member member) {
    return member.uniqueAddress().equals(cluster.selfMember().uniqueAddress());
  }

  Map<MemberKey, Member> all() {
    return stream().collect(Collectors.toMap(PekkoMembers::key, Function.identity()));
  }

  Stream<MemberKey> keys() {
    return stream().map(PekkoMembers::key);
  }

  private Stream<Member> stream() {
    return StreamSupport.stream(cluster.state().getMembers().spliterator(), false);
  }

  /** Whether a member at this node's address has joined and is not up yet. */
  public boolean joinsAt(Peer node) {
    return stream()
        .filter(member -> member.status() == MemberStatus.joining())
        .map(Member::address)
        .anyMatch(
            address ->
                address.getHost().filter(node.host()::equals).isPresent()
                    && address.getPort().filter(port -> port == node.clusterPort()).isPresent());
  }

  boolean isReachable(Member member) {
    return !cluster.state().getUnreachable().contains(member);
  }

  /** Whether there is anything for the split brain resolver to decide. */
  boolean anyUnreachable() {
    return !cluster.state().getUnreachable().isEmpty();
  }

  void down(MemberKey key) {
    var member = all().get(key);
    if (member != null) {
      cluster.manager().tell(Down.apply(member.address()));
    }
  }
}
