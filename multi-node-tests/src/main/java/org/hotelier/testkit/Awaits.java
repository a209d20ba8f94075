package org.hotelier.testkit;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The kit's awaits: each watches nodes through their control sockets until it holds. */
final class Awaits {

  /** What one node says of itself and of all it knows. */
  private record Opinion(NodeView self, List<NodeRow> nodes) {
    Set<String> online() {
      return nodes.stream()
          .filter(NodeRow::online)
          .map(NodeRow::name)
          .collect(toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
      String sees =
          nodes.stream().map(row -> row.name() + " " + row.status()).collect(joining(", "));
      return "%s, %s, cluster '%s', sees %s%n"
          .formatted(self.ready() ? "ready" : "not ready", self.mode(), self.clusterId(), sees);
    }
  }

  private final NodeGroup group;

  Awaits(NodeGroup group) {
    this.group = group;
  }

  Duration ready(Duration within, List<String> names) {
    return watch("%s to be ready".formatted(names), within, names)
        .until(
            () -> each(names, group::nodeView),
            seen -> seen.values().stream().allMatch(NodeView::ready))
        .after();
  }

  String oneCluster(Duration within, List<String> names) {
    Set<String> members = new TreeSet<>(names);
    var sight =
        watch(
                "%s to be one cluster, ready, each seeing exactly these online".formatted(names),
                within,
                names)
            .until(() -> each(names, this::opinion), seen -> isOneCluster(seen, members));
    group.transcript().measured(names + " are one cluster", sight.after());
    return sight.seen().values().iterator().next().self().clusterId();
  }

  private Opinion opinion(String name) {
    return new Opinion(group.nodeView(name), group.nodesSeenBy(name));
  }

  private static boolean isOneCluster(Map<String, Opinion> seen, Set<String> members) {
    return seen.values().stream().allMatch(opinion -> opinion.self().ready())
        && seen.values().stream().noneMatch(opinion -> opinion.self().clusterId().isEmpty())
        && seen.values().stream().map(opinion -> opinion.self().clusterId()).distinct().count() == 1
        && seen.values().stream().allMatch(opinion -> opinion.online().equals(members));
  }

  Duration status(String observer, String name, Set<String> statuses, Duration within) {
    var sight =
        watch(
                "%s to see %s %s".formatted(observer, name, String.join(" or ", statuses)),
                within,
                List.of(observer, name))
            .until(
                () -> group.nodesSeenBy(observer),
                rows ->
                    rows.stream()
                        .anyMatch(
                            row -> row.name().equals(name) && statuses.contains(row.status())));
    group.transcript().measured("%s sees %s %s".formatted(observer, name, statuses), sight.after());
    return sight.after();
  }

  EventRow event(String name, String groupName, String component, String pattern, Duration within) {
    var text = Pattern.compile(pattern);
    return watch(
            "an event %s/%s matching '%s' on %s".formatted(groupName, component, pattern, name),
            within,
            List.of(name))
        .until(
            () -> group.events(name),
            rows -> rows.stream().anyMatch(row -> matches(row, groupName, component, text)))
        .seen()
        .stream()
        .filter(row -> matches(row, groupName, component, text))
        .findFirst()
        .orElseThrow();
  }

  private static boolean matches(EventRow row, String group, String component, Pattern text) {
    return row.is(group, component) && text.matcher(row.text()).find();
  }

  int gone(String name, Duration within) {
    var child = group.child(name);
    return watch("the process of %s to end".formatted(name), within, List.of(name))
        .until(() -> child.isAlive() ? -1 : child.exitCode(), code -> code >= 0)
        .seen();
  }

  <T> T until(String what, Duration within, Callable<T> look, Predicate<T> holds) {
    return watch(what, within, group.names()).until(look, holds).seen();
  }

  <T> void stays(String what, Duration time, Callable<T> look, Predicate<T> holds) {
    watch(what, time, group.names()).throughout(look, holds);
  }

  private Watch watch(String expected, Duration within, List<String> concerned) {
    group.transcript().add("await " + expected);
    return new Watch(expected, within, () -> new Evidence(group).tails(concerned));
  }

  /** Asks one node after the other; a node that has ended will never answer. */
  private <T> Map<String, T> each(List<String> names, Function<String, T> ask) {
    for (String name : names) {
      var child = group.child(name);
      if (!child.isAlive()) {
        throw new Watch.Hopeless(
            "node %s has ended with code %d".formatted(name, child.exitCode()));
      }
    }
    return names.stream()
        .collect(toMap(name -> name, ask, (one, other) -> one, LinkedHashMap::new));
  }
}
