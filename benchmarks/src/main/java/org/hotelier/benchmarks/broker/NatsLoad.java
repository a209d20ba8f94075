package org.hotelier.benchmarks.broker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.hotelier.benchmarks.scenario.IdleMemory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The load generator on the NATS library for Java, which is what a developer would ask a NATS
 * server with: the options and the line of JSON are those of loadgen.c, as far as they are used.
 */
@Command(name = "natsload")
final class NatsLoad implements Callable<Integer> {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final double NANOS_PER_MICRO = 1000;

  @Option(names = "--endpoint", required = true)
  private String endpoint = "";

  @Option(names = "--service", required = true)
  private String service = "";

  @Option(names = "--window", required = true)
  private int window;

  @Option(names = "--clients", required = true)
  private int clients;

  @Option(names = "--size", required = true)
  private int size;

  @Option(names = "--count", required = true)
  private long count;

  @Option(names = "--warmup", required = true)
  private long warmup;

  @Option(names = "--watch")
  private Map<String, Long> watched = new TreeMap<>();

  public static void main(String[] args) {
    System.exit(new CommandLine(new NatsLoad()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var requesters = new ArrayList<NatsRequester>();
    for (int client = 0; client < clients; client++) {
      var options = Options.builder().server(endpoint).noReconnect().build();
      requesters.add(new NatsRequester(Nats.connect(options), service, window, size));
    }
    ask(requesters, warmup);
    long own = processorNanos(ProcessHandle.current().pid());
    var before = new TreeMap<String, Long>();
    watched.forEach((name, pid) -> before.put(name, processorNanos(pid)));
    long begun = System.nanoTime();
    ask(requesters, count);
    long took = System.nanoTime() - begun;
    print(requesters, took, own, before);
    for (var requester : requesters) {
      requester.close();
    }
    return 0;
  }

  /** All requesters share the requests out among them, and begin with empty histograms. */
  private void ask(List<NatsRequester> requesters, long requests) throws InterruptedException {
    for (int i = 0; i < requesters.size(); i++) {
      requesters.get(i).begin(requests / clients + (i < requests % clients ? 1 : 0));
    }
    long end = System.nanoTime() + LIMIT.toNanos();
    for (var requester : requesters) {
      requester.await(Duration.ofNanos(end - System.nanoTime()));
    }
  }

  private void print(
      List<NatsRequester> requesters, long took, long own, Map<String, Long> before) {
    var latency = new Histogram(NatsRequester.DIGITS);
    requesters.forEach(requester -> latency.add(requester.latency()));
    var result = JsonNodeFactory.instance.objectNode();
    result.put("throughput", count * 1e9 / took);
    result
        .putObject("lat_us")
        .put("p50", latency.getValueAtPercentile(50) / NANOS_PER_MICRO)
        .put("p99", latency.getValueAtPercentile(99) / NANOS_PER_MICRO);
    result.put("client_cpu_us_per_req", each(processorNanos(ProcessHandle.current().pid()) - own));
    var all = result.putObject("watch");
    watched.forEach(
        (name, pid) ->
            all.putObject(name)
                .put("cpu_us_per_req", each(processorNanos(pid) - before.getOrDefault(name, 0L)))
                .put("rss_kb", IdleMemory.resident(pid)));
    System.out.println(result);
  }

  private double each(long nanos) {
    return nanos / NANOS_PER_MICRO / count;
  }

  private static long processorNanos(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElseThrow(() -> new IllegalStateException("Expected process %d to run".formatted(pid)))
        .toNanos();
  }
}
