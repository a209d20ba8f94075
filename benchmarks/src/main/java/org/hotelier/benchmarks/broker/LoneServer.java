package org.hotelier.benchmarks.broker;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.hotelier.benchmarks.subject.ListeningPorts;
import org.hotelier.network.Endpoint;
import org.hotelier.network.LoopbackNetwork;

/** A baseline: one process that listens on one port of a loopback address of its own. */
final class LoneServer implements Deployment {
  static final int PORT = 5555;
  static final String SERVICE = "bench";
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

  private final LoopbackNetwork network;
  private final Companion process;
  private final String entrance;
  private final List<String> load;
  private final List<String> guests;

  private LoneServer(
      LoopbackNetwork network,
      Companion process,
      List<String> load,
      String entrance,
      List<String> guests) {
    this.network = network;
    this.process = process;
    this.load = load;
    this.entrance = entrance;
    this.guests = guests;
  }

  /**
   * Starts it and waits until it listens.
   *
   * @param scheme what stands before address and port in an endpoint
   * @param load the command of the load generator
   * @param command of the server, by its address
   * @param guests their command, by the endpoint
   */
  static LoneServer start(
      String scheme,
      List<String> load,
      Function<String, List<String>> command,
      Function<String, List<String>> guests) {
    var network = LoopbackNetwork.claim();
    var host = network.host(0);
    var entrance = scheme + host + ":" + PORT;
    var process = Companion.start(command.apply(host));
    var server = new LoneServer(network, process, load, entrance, guests.apply(entrance));
    try {
      server.awaitListening(new Endpoint(host, PORT));
      return server;
    } catch (IllegalStateException failure) {
      server.close();
      throw failure;
    }
  }

  private void awaitListening(Endpoint endpoint) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!ListeningPorts.now().contain(endpoint)) {
      if (!process.isAlive() || System.nanoTime() - end > 0) {
        throw new IllegalStateException(
            "Expected a server to listen on %s within %s, but it %s"
                .formatted(endpoint, LIMIT, process.isAlive() ? "does not" : "has ended"));
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  @Override
  public List<String> load() {
    return load;
  }

  @Override
  public String entrance() {
    return entrance;
  }

  @Override
  public String service() {
    return SERVICE;
  }

  @Override
  public Optional<List<String>> guests() {
    return Optional.of(guests);
  }

  @Override
  public List<Long> pids() {
    return List.of(process.pid());
  }

  @Override
  public void close() {
    process.close();
    network.close();
  }
}
