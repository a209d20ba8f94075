package org.hotelier.listener;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hotelier.membership.NodeRow;
import org.hotelier.protocol.seekchat.Peer;

/**
 * Who calls seekers back besides this node: the oldest members, and the newcomers, also those that
 * are let in while the others are still calling.
 */
final class Callers {

  /**
   * One that is asked to call back.
   *
   * @param address where its reception is
   */
  record Caller(Peer peer, String address) {

    static Caller of(NodeRow member) {
      return new Caller(member.peer(), member.key().address());
    }

    /** A newcomer has no row; its address differs from this cluster's in host and port. */
    static Caller of(Peer newcomer, String clusterAddress) {
      var prefix = clusterAddress.substring(0, clusterAddress.indexOf('@') + 1);
      return new Caller(newcomer, prefix + newcomer.host() + ":" + newcomer.clusterPort());
    }
  }

  private final AdmissionRule rule;
  private final Newcomers newcomers = new Newcomers();
  private final Map<Peer, Set<Peer>> called = new HashMap<>();

  Callers(AdmissionRule rule) {
    this.rule = rule;
  }

  /** Who is to call this seeker back. */
  List<Caller> first(Peer seeker, List<NodeRow> rows, String clusterAddress) {
    called.put(seeker, new HashSet<>());
    return Stream.concat(
            rule.otherCallers(rows).stream().map(Caller::of),
            further(seeker, rows, clusterAddress).stream())
        .toList();
  }

  /** Who is to call it back as well, now that the others have. */
  List<Caller> further(Peer seeker, List<NodeRow> rows, String clusterAddress) {
    var asked = called.getOrDefault(seeker, Set.of());
    var more = newcomers.toCallBack(seeker, rows, asked);
    if (!more.isEmpty()) {
      asked.addAll(more);
    }
    return more.stream().map(newcomer -> Caller.of(newcomer, clusterAddress)).toList();
  }

  /** All have called this seeker back, or one could not. */
  void end(Peer seeker) {
    called.remove(seeker);
  }

  void letIn(Peer seeker) {
    newcomers.letIn(seeker);
  }

  void forget(Peer seeker) {
    newcomers.forget(seeker);
  }
}
