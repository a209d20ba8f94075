package org.hotelier.benchmarks.subject;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotelier.network.LoopbackNetwork;

/**
 * Plain Pekko with static seed nodes, on the flags that Hotelier's launcher gives its JVM, with or
 * without a class-data archive made as the launcher makes its own.
 *
 * @param settings the resource with its settings
 */
public record PlainSubject(String name, String settings, String classPath, Optional<Path> archive)
    implements Subject {

  /** More seeds make no formation faster; the first of them founds. */
  private static final int MOST_SEEDS = 3;

  @Override
  public Fleet fleet(int nodes) {
    return new PlainFleet(this, LoopbackNetwork.claim(), nodes);
  }

  List<String> command(List<String> hosts, int node) {
    var command = new ArrayList<>(Layout.nodeJava());
    archive.ifPresent(file -> command.add("-XX:SharedArchiveFile=" + file));
    command.addAll(List.of("-cp", classPath, PlainNode.class.getName()));
    command.addAll(List.of(settings, hosts.get(node), String.valueOf(hosts.size())));
    command.add(String.join(",", hosts.subList(0, Math.min(MOST_SEEDS, hosts.size()))));
    return command;
  }
}
