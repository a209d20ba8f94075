package org.hotelier.benchmarks.broker;

import java.util.ArrayList;
import java.util.List;
import org.hotelier.benchmarks.subject.Layout;

/** {@link PlainBroker} in a JVM of its own, on the flags that Hotelier's launcher gives a node. */
record JeromqContestant(Layout layout, Programs programs) implements Contestant {
  static final String NAME = "JeroMQ broker";

  @Override
  public String name() {
    return NAME;
  }

  /** It has nothing to compare with a service actor. */
  @Override
  public boolean takes(Workload workload) {
    return workload.guests() != Workload.Guests.ACTOR;
  }

  @Override
  public Deployment deploy(Workload workload) {
    return LoneServer.start(
        "tcp://",
        programs.load(),
        this::command,
        endpoint -> programs.workers(endpoint, LoneServer.SERVICE, workload, false));
  }

  private List<String> command(String host) {
    var command = new ArrayList<>(Layout.nodeJava());
    command.addAll(List.of("-cp", layout.jeromqClassPath(), PlainBroker.class.getName()));
    command.add("tcp://" + host + ":" + LoneServer.PORT);
    return command;
  }
}
