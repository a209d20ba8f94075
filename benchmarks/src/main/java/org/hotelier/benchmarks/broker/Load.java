package org.hotelier.benchmarks.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.hotelier.benchmarks.subject.Leash;

/**
 * One go of the load generator. Requests that are lost or answered wrongly make it fail: no figure
 * is better than one of a broker that does not do its work.
 *
 * @param count requests that are measured
 * @param warmup requests before those, for a JVM's compilers
 */
record Load(Workload workload, long count, long warmup) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double NANOS = 1000;

  Map<Metric, Long> put(Deployment deployment) {
    var command = new ArrayList<>(deployment.load());
    command.addAll(List.of("--service", deployment.service()));
    command.addAll(List.of("--endpoint", deployment.entrance()));
    command.addAll(List.of("--window", String.valueOf(workload.window())));
    command.addAll(List.of("--clients", String.valueOf(workload.requesters())));
    command.addAll(List.of("--size", String.valueOf(workload.size())));
    command.addAll(List.of("--count", String.valueOf(count)));
    command.addAll(List.of("--warmup", String.valueOf(warmup)));
    deployment.pids().forEach(pid -> command.addAll(List.of("--watch", pid + "=" + pid)));
    return metrics(run(command));
  }

  private static String run(List<String> command) {
    try {
      var process =
          Leash.start(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT));
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            "Expected each request to be answered, but %s ended with code %d: %s"
                .formatted(command, process.exitValue(), said));
      }
      return said;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  static Map<Metric, Long> metrics(String line) {
    try {
      var result = JSON.readTree(line);
      var latency = result.path("lat_us");
      var metrics = new EnumMap<Metric, Long>(Metric.class);
      metrics.put(Metric.THROUGHPUT, Math.round(result.path("throughput").asDouble()));
      metrics.put(Metric.MEDIAN, Math.round(latency.path("p50").asDouble() * NANOS));
      metrics.put(Metric.WORST, Math.round(latency.path("p99").asDouble() * NANOS));
      metrics.put(
          Metric.BROKER_TIME, Math.round(sum(result.path("watch"), "cpu_us_per_req") * NANOS));
      metrics.put(
          Metric.LOAD_TIME, Math.round(result.path("client_cpu_us_per_req").asDouble() * NANOS));
      metrics.put(Metric.MEMORY, Math.round(sum(result.path("watch"), "rss_kb")));
      return metrics;
    } catch (JsonProcessingException failure) {
      throw new IllegalStateException(
          "Expected the load generator's result, but got " + line, failure);
    }
  }

  private static double sum(JsonNode watched, String field) {
    return StreamSupport.stream(watched.spliterator(), false)
        .mapToDouble(process -> process.path(field).asDouble())
        .sum();
  }
}
