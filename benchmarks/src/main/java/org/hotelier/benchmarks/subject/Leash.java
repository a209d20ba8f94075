package org.hotelier.benchmarks.subject;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Starts processes that do not outlive this JVM, however it ends but by SIGKILL: an interrupted
 * benchmark leaves no node behind.
 */
public final class Leash {
  private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();
  private static boolean ending;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Leash::pull, "leash"));
  }

  private Leash() {}

  /** Starts the process, unless this JVM is ending. */
  public static synchronized Process start(ProcessBuilder command) throws IOException {
    if (ending) {
      throw new IOException("Expected to start a process, but this JVM is ending");
    }
    var process = command.start();
    ALIVE.add(process);
    var unused = process.onExit().thenAccept(ALIVE::remove);
    return process;
  }

  private static synchronized void pull() {
    ending = true;
    ALIVE.forEach(Process::destroyForcibly);
  }
}
