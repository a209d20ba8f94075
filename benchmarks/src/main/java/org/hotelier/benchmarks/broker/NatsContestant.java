package org.hotelier.benchmarks.broker;

import java.util.List;

/** A {@code nats-server} with nothing configured but where it listens. */
record NatsContestant(Programs programs) implements Contestant {
  static final String NAME = "nats-server";

  @Override
  public String name() {
    return NAME;
  }

  /** Two nodes are compared with a plain broker alone. */
  @Override
  public boolean takes(Workload workload) {
    return workload.guests() != Workload.Guests.ELSEWHERE;
  }

  @Override
  public Deployment deploy(Workload workload) {
    return LoneServer.start(
        "nats://",
        host -> List.of(NAME, "--addr", host, "--port", String.valueOf(LoneServer.PORT)),
        endpoint -> programs.responders(endpoint, LoneServer.SERVICE, workload));
  }
}
