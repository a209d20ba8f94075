package org.hotelier.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@link FakeListener} in a JVM of its own, started by way of a prefix that leads into another
 * network. It ends with this one: its standard input is closed then.
 */
final class RemoteListener implements FakeListener {
  private static final String BOUND = "bound";

  private final Process process;
  private final BufferedReader answers;

  private RemoteListener(Process process) {
    this.process = process;
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts it; returns once its port is bound. */
  static RemoteListener open(List<String> prefix, Manner manner, String host, int port) {
    var command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx64m",
            "-cp",
            classPath(),
            RemoteListener.class.getName(),
            manner.name(),
            host,
            String.valueOf(port)));
    try {
      var listener =
          new RemoteListener(new ProcessBuilder(command).redirectErrorStream(true).start());
      var said = listener.answers.readLine();
      if (!BOUND.equals(said)) {
        listener.close();
        throw new IOException(said);
      }
      return listener;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Where the kit's own classes are: it needs no others. */
  private static String classPath() {
    try {
      return Path.of(
              RemoteListener.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public synchronized int connections() {
    try {
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
      return Integer.parseInt(answers.readLine());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  /** The other JVM: answers each line with the number of connections, until there are no more. */
  public static void main(String[] args) throws IOException {
    var manner = Manner.valueOf(args[0]);
    try (var listener = LocalListener.open(manner, args[1], Integer.parseInt(args[2]), 0)) {
      System.out.println(BOUND);
      while (System.in.read() >= 0) {
        System.out.println(listener.connections());
      }
    } catch (UncheckedIOException taken) {
      System.out.println(taken.getMessage());
    }
  }
}
