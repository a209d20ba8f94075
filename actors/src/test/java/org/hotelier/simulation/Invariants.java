package org.hotelier.simulation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.hotelier.membership.NodeRow;
import org.hotelier.membership.NodeStatus;

/**
 * What must hold of a world, each predicate a sentence of the design. <em>At rest</em> means that
 * nothing was done to nodes or network for as long as {@link Simulation#REST_MILLIS}; whoever runs
 * then is neither frozen nor about to stop.
 */
final class Invariants {

  private Invariants() {}

  /**
   * Every node runs, is ready, and sees all others online in one and the same cluster. This is what
   * must come of every history once everything is healed and everybody runs.
   */
  static boolean isOneCluster(World world) {
    var processes = world.processes();
    var clusterId = processes.get(0).standing().clusterId();
    for (var process : processes) {
      if (!process.standing().settled()
          || !process.standing().clusterId().equals(clusterId)
          || !process.isReady()
          || !seesAll(process, processes.size())) {
        return false;
      }
    }
    return true;
  }

  private static boolean seesAll(NodeProcess process, int nodes) {
    int online = 0;
    for (var row : process.rows()) {
      if (row.status() == NodeStatus.ONLINE) {
        online++;
      }
    }
    return online == nodes;
  }

  /**
   * Where everybody can talk from the beginning, or all can talk to one that was there first, and
   * nothing is disturbed, one cluster is founded and no other, ever, whoever starts when and
   * however slow the messages are; unless members that could not talk to one another were downed.
   */
  static boolean isFoundedOnce(World world) {
    return world.onlooker().isFoundedOnce();
  }

  /**
   * Whoever is ready can talk to more than half of the members it sees, or to half of them with the
   * lowest address among these; and they run.
   */
  static boolean whoIsReadyReachesTheLargerPart(World world) {
    return world.processes().stream()
        .filter(NodeProcess::isReady)
        .allMatch(
            ready -> {
              var members = ready.rows().stream().filter(NodeRow::member).toList();
              var reached = members.stream().filter(row -> reaches(world, ready, row)).toList();
              return isLargerPart(hosts(reached), hosts(members));
            });
  }

  private static boolean reaches(World world, NodeProcess ready, NodeRow row) {
    var process = world.processAt(row.peer().host());
    return !process.isDead() && Onlooker.canTalk(world, ready, process);
  }

  private static List<String> hosts(List<NodeRow> rows) {
    return rows.stream().map(row -> row.peer().host()).toList();
  }

  /** More than half of the hosts, or half of them and the lowest as text among these. */
  private static boolean isLargerPart(List<String> part, List<String> all) {
    var lowest = all.stream().min(Comparator.naturalOrder());
    return 2 * part.size() > all.size()
        || (2 * part.size() == all.size() && lowest.filter(part::contains).isPresent());
  }

  /**
   * Among those who can all talk to one another, and to nobody else, whoever is ready is in one and
   * the same cluster: two that were founded apart by nodes which could not see each other are two
   * only as long as they cannot talk.
   */
  static boolean whoCanTalkIsInOneCluster(World world) {
    return Onlooker.groups(world).stream()
        .filter(group -> Onlooker.isClosed(world, group))
        .allMatch(
            group -> {
              var ready = group.stream().filter(NodeProcess::isReady).toList();
              return ready.stream().allMatch(one -> isWith(one, ready));
            });
  }

  private static boolean isWith(NodeProcess one, List<NodeProcess> others) {
    var members = one.rows().stream().filter(NodeRow::member).map(row -> row.peer().host());
    var seen = members.collect(Collectors.toSet());
    return others.stream()
        .allMatch(
            other ->
                seen.contains(other.host())
                    && other.standing().clusterId().equals(one.standing().clusterId()));
  }

  /**
   * A cluster of all nodes was cut: no node outside the larger part is ready, however long. The
   * larger part is counted by the members at the time of the cut, all of whom remember them: more
   * than half, or half with the lowest address. Whoever is killed since only makes its part
   * smaller.
   */
  static boolean theSmallerPartIsNotReady(World world) {
    return world
        .onlooker()
        .cut()
        .map(
            cut ->
                cut.groups().stream()
                    .filter(group -> !isLargerPart(hostsOf(group), hostsOf(world.processes())))
                    .flatMap(List::stream)
                    .noneMatch(NodeProcess::isReady))
        .orElse(true);
  }

  /**
   * The larger part of a cut cluster serves, in one cluster, unless one of its processes was
   * disturbed as well: then it may be too small to go on, or to begin anew.
   */
  static boolean theLargerPartServes(World world) {
    return world.onlooker().cut().stream()
        .flatMap(cut -> cut.groups().stream())
        .filter(group -> isLargerPart(hostsOf(group), hostsOf(world.processes())))
        .allMatch(
            group ->
                !world.onlooker().isUndisturbed()
                    || group.stream().allMatch(one -> one.isReady() && isWith(one, group)));
  }

  private static List<String> hostsOf(List<NodeProcess> processes) {
    return processes.stream().map(NodeProcess::host).toList();
  }

  /** How every node stands, to say what is wrong. */
  static String describe(World world) {
    return world.processes().stream()
        .map(
            process ->
                "%s %s %s %s"
                    .formatted(
                        process,
                        process.isDead() ? "DEAD" : process.standing().phase(),
                        process.standing().clusterId(),
                        process.rows().stream()
                            .map(row -> row.peer().name() + " " + row.status().word())
                            .toList()))
        .collect(Collectors.joining("; "));
  }

  /** How many incarnations have ended so far, of each node. */
  static List<Integer> ended(World world) {
    return world.processes().stream().map(NodeProcess::ended).toList();
  }
}
