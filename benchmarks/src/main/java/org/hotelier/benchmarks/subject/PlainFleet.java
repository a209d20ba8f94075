package org.hotelier.benchmarks.subject;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hotelier.network.Endpoint;
import org.hotelier.network.LoopbackNetwork;

/** Plain Pekko nodes, watched through their standard output. */
final class PlainFleet implements Fleet {

  private record Child(Process process, CompletableFuture<Void> up) {}

  private final PlainSubject subject;
  private final LoopbackNetwork network;
  private final List<String> hosts;
  private final Map<Integer, Child> children = new ConcurrentHashMap<>();

  PlainFleet(PlainSubject subject, LoopbackNetwork network, int nodes) {
    this.subject = subject;
    this.network = network;
    this.hosts = network.hosts().subList(0, nodes);
  }

  @Override
  public int size() {
    return hosts.size();
  }

  @Override
  public void start(int node) {
    try {
      var process =
          Leash.start(
              new ProcessBuilder(subject.command(hosts, node))
                  .redirectError(ProcessBuilder.Redirect.DISCARD));
      var child = new Child(process, new CompletableFuture<>());
      children.put(node, child);
      var reader = new Thread(() -> read(child), "plain-" + node);
      reader.setDaemon(true);
      reader.start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void read(Child child) {
    try (BufferedReader lines = child.process().inputReader(StandardCharsets.UTF_8)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals(PlainNode.UP)) {
          child.up().complete(null);
        }
      }
      child.up().completeExceptionally(new IllegalStateException("the process ended"));
    } catch (IOException closed) {
      child.up().completeExceptionally(closed);
    }
  }

  @Override
  public Endpoint listener(int node) {
    return cluster(node);
  }

  @Override
  public Endpoint cluster(int node) {
    return new Endpoint(hosts.get(node), PlainNode.PORT);
  }

  @Override
  public void awaitUp(int node, Duration limit) {
    try {
      child(node).up().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new IllegalStateException(
          "Expected plain node %d to see all up within %s, but it did not".formatted(node, limit),
          failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Each has seen every address up, and addresses are in one cluster only. */
  @Override
  public void confirm() {
    children.forEach(
        (node, child) -> {
          if (!child.process().isAlive()) {
            throw new IllegalStateException(
                "Expected plain node %d to be alive, but it has ended".formatted(node));
          }
        });
  }

  @Override
  public long pid(int node) {
    return child(node).process().pid();
  }

  private Child child(int node) {
    var child = children.get(node);
    if (child == null) {
      throw new IllegalStateException("Expected node %d to have been started".formatted(node));
    }
    return child;
  }

  @Override
  public void close() {
    children.values().forEach(child -> child.process().destroyForcibly());
    children.values().forEach(child -> child.process().onExit().join());
    network.close();
  }
}
