package org.hotelier.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pekko.actor.Address;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.Reachability;
import org.apache.pekko.cluster.sbr.DowningStrategy;
import org.apache.pekko.cluster.sbr.KeepMajority;
import org.apache.pekko.util.Version;
import org.hotelier.simulation.Gossip.Status;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Whom to down, decided by Pekko's own keep-majority strategy from a simulated gossip. So what the
 * resolver does about halves, indirectly connected members and those who join meanwhile need not be
 * modelled.
 */
final class Downing {

  private static final String DATA_CENTER = "default";

  private Downing() {}

  static Set<UniqueAddress> decide(Gossip gossip, Set<UniqueAddress> seenBy, UniqueAddress self) {
    var strategy = new KeepMajority(DATA_CENTER, Option.empty(), pekko(self));
    var unreachable = gossip.unreachable();
    var ours = new HashMap<org.apache.pekko.cluster.UniqueAddress, UniqueAddress>();
    gossip
        .members()
        .forEach(
            (address, member) -> {
              if (member.status() != Status.REMOVED) {
                ours.put(pekko(address), address);
                boolean missing = unreachable.contains(address) && !address.equals(self);
                if (missing || member.status() == Status.DOWN) {
                  strategy.addUnreachable(pekko(address, member));
                } else {
                  strategy.add(pekko(address, member));
                }
              }
            });
    strategy.setReachability(reachability(gossip));
    strategy.setSeenBy(scala(seenBy.stream().map(member -> pekko(member).address()).toList()));
    return translate(decide(strategy), ours);
  }

  private static scala.collection.immutable.Set<org.apache.pekko.cluster.UniqueAddress> decide(
      DowningStrategy strategy) {
    try {
      return strategy.nodesToDown(strategy.decide());
    } catch (IllegalStateException twice) {
      return strategy.nodesToDown(DowningStrategy.DownAll$.MODULE$);
    }
  }

  private static Reachability reachability(Gossip gossip) {
    var reachability = Reachability.empty();
    for (var observation : gossip.observations().entrySet()) {
      for (var subject : observation.getValue().unreachable()) {
        if (gossip.has(observation.getKey()) && gossip.has(subject)) {
          reachability = reachability.unreachable(pekko(observation.getKey()), pekko(subject));
        }
      }
    }
    return reachability;
  }

  private static Set<UniqueAddress> translate(
      scala.collection.immutable.Set<org.apache.pekko.cluster.UniqueAddress> theirs,
      Map<org.apache.pekko.cluster.UniqueAddress, UniqueAddress> ours) {
    var translated = new TreeSet<UniqueAddress>();
    CollectionConverters.asJava(theirs).forEach(one -> translated.add(ours.get(one)));
    return translated;
  }

  private static org.apache.pekko.cluster.UniqueAddress pekko(UniqueAddress address) {
    return new org.apache.pekko.cluster.UniqueAddress(
        new Address("pekko", "hotelier", address.host(), UniqueAddress.PORT), address.uid());
  }

  private static Member pekko(UniqueAddress address, Gossip.Member member) {
    return new Member(
        pekko(address),
        member.upNumber() == 0 ? Integer.MAX_VALUE : member.upNumber(),
        pekko(member.status()),
        scala(java.util.List.of("dc-" + DATA_CENTER)),
        Version.Zero());
  }

  private static MemberStatus pekko(Status status) {
    return switch (status) {
      case JOINING -> MemberStatus.joining();
      case UP -> MemberStatus.up();
      case LEAVING -> MemberStatus.leaving();
      case EXITING -> MemberStatus.exiting();
      case DOWN -> MemberStatus.down();
      case REMOVED -> MemberStatus.removed();
    };
  }

  private static <T> scala.collection.immutable.Set<T> scala(Iterable<T> elements) {
    return CollectionConverters.asScala(elements).toSet();
  }
}
