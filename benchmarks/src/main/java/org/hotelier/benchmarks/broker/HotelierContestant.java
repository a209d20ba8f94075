package org.hotelier.benchmarks.broker;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hotelier.benchmarks.subject.HotelierFleet;
import org.hotelier.benchmarks.subject.HotelierSubject;
import org.hotelier.protocol.control.ControlException;

/** Hotelier as it is packaged, with nothing configured: one node, or two that are one cluster. */
record HotelierContestant(HotelierSubject subject, Programs programs) implements Contestant {
  static final String NAME = "Hotelier";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean takes(Workload workload) {
    return true;
  }

  @Override
  public Deployment deploy(Workload workload) {
    var fleet = subject.fleet(workload.nodes());
    try {
      IntStream.range(0, fleet.size()).forEach(fleet::start);
      IntStream.range(0, fleet.size()).forEach(node -> fleet.awaitUp(node, LIMIT));
      return new Nodes(fleet, programs, workload);
    } catch (IllegalStateException | ControlException failure) {
      fleet.close();
      throw failure;
    }
  }

  /** Requesters are at the first node, workers at the last. */
  private record Nodes(HotelierFleet fleet, Programs programs, Workload workload)
      implements Deployment {

    @Override
    public List<String> load() {
      return programs.load();
    }

    @Override
    public String entrance() {
      return endpoint(0);
    }

    @Override
    public String service() {
      return workload.guests() == Workload.Guests.ACTOR ? "echo" : LoneServer.SERVICE;
    }

    @Override
    public Optional<List<String>> guests() {
      if (workload.guests() == Workload.Guests.ACTOR) {
        return Optional.empty();
      }
      var credit = workload.guests() == Workload.Guests.CREDITED;
      return Optional.of(programs.workers(endpoint(fleet.size() - 1), service(), workload, credit));
    }

    private String endpoint(int node) {
      return "tcp://" + fleet.listener(node).host() + ":" + LoneServer.PORT;
    }

    @Override
    public List<Long> pids() {
      return IntStream.range(0, fleet.size()).mapToObj(fleet::pid).toList();
    }

    @Override
    public void close() {
      fleet.close();
    }
  }
}
