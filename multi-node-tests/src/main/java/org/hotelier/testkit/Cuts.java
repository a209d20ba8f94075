package org.hotelier.testkit;

import java.util.List;
import java.util.function.UnaryOperator;
import org.hotelier.testkit.namespace.NetworkNamespace;
import org.hotelier.testkit.namespace.Way;

/** Cuts and heals the links between nodes, which it knows by name. */
record Cuts(NetworkNamespace namespace, UnaryOperator<String> host, Transcript transcript) {

  void cut(List<String> some, List<String> others) {
    transcript.add("cut %s | %s".formatted(some, others));
    namespace.drop(
        some.stream()
            .flatMap(one -> others.stream().flatMap(other -> both(one, other).stream()))
            .toList());
  }

  void cutOneWay(String from, String to) {
    transcript.add("cut %s -> %s".formatted(from, to));
    namespace.drop(List.of(new Way(host.apply(from), host.apply(to))));
  }

  void heal(String one, String other) {
    transcript.add("heal %s, %s".formatted(one, other));
    namespace.pass(both(one, other));
  }

  void heal() {
    transcript.add("heal");
    namespace.passAll();
  }

  private List<Way> both(String one, String other) {
    return Way.both(host.apply(one), host.apply(other));
  }
}
