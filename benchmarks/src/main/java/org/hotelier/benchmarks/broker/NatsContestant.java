package org.hotelier.benchmarks.broker;

import java.util.List;

/**
 * A {@code nats-server} with nothing configured but where it listens.
 *
 * @param load the command of the load generator: what asks it is most of the difference
 */
record NatsContestant(String name, List<String> load, Programs programs) implements Contestant {
  static final String NAME = "nats-server";

  /** Asked by the same C program as the others, on plain sockets: as cheap as it can be. */
  static final String LEAN_NAME = "nats-server, plain sockets";

  /** Two nodes are compared with a plain broker alone. */
  @Override
  public boolean takes(Workload workload) {
    return workload.guests() != Workload.Guests.ELSEWHERE;
  }

  @Override
  public Deployment deploy(Workload workload) {
    return LoneServer.start(
        "nats://",
        load,
        host -> List.of(NAME, "--addr", host, "--port", String.valueOf(LoneServer.PORT)),
        endpoint -> programs.responders(endpoint, LoneServer.SERVICE, workload));
  }
}
