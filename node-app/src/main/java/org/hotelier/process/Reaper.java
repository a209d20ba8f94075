package org.hotelier.process;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Starts processes and kills, when this JVM ends, those that are still alive: an interrupted demo
 * or test leaves nothing behind.
 */
final class Reaper {
  private static final Set<Process> ALIVE = new HashSet<>();
  private static boolean ending;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Reaper::reap, "hotelier-reaper"));
  }

  private Reaper() {}

  /** Started under the lock, so that none can slip in behind the shutdown hook. */
  static synchronized Process start(ProcessBuilder command) throws IOException {
    if (ending) {
      throw new IOException("Expected to start a process, but this JVM is ending");
    }
    Process process = command.start();
    ALIVE.add(process);
    var unused = process.onExit().thenAccept(Reaper::forget);
    return process;
  }

  private static synchronized void forget(Process process) {
    ALIVE.remove(process);
  }

  private static synchronized void reap() {
    ending = true;
    ALIVE.forEach(Process::destroyForcibly);
  }
}
