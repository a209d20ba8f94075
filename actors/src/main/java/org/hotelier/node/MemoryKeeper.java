package org.hotelier.node;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.hotelier.event.EventLog;
import org.hotelier.event.Topic;
import org.hotelier.formation.Standing;
import org.hotelier.membership.NodeRow;
import org.hotelier.memory.Memory;
import org.hotelier.memory.MemoryFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down the cluster and its members whenever they change, off everybody's path; what cannot
 * be written is an event, and is tried again at the next change.
 */
public final class MemoryKeeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MemoryKeeper.class);

  private final MemoryFile file;
  private final Topic<Standing> standing;
  private final Topic<List<NodeRow>> rows;
  private final BooleanSupplier everybodyIsKnown;
  private final EventLog events;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          work -> {
            var thread = new Thread(work, "formation-memory");
            thread.setDaemon(true);
            return thread;
          });
  private Memory written = Memory.NONE;

  public MemoryKeeper(
      MemoryFile file,
      Topic<Standing> standing,
      Topic<List<NodeRow>> rows,
      BooleanSupplier everybodyIsKnown,
      EventLog events) {
    this.file = file;
    this.standing = standing;
    this.rows = rows;
    this.everybodyIsKnown = everybodyIsKnown;
    this.events = events;
    follow(standing, -1);
    follow(rows, -1);
  }

  private <T> void follow(Topic<T> topic, long since) {
    topic
        .after(since)
        .thenAccept(
            change -> {
              if (!writer.isShutdown()) {
                writer.execute(
                    () -> {
                      write();
                      follow(topic, change.version());
                    });
              }
            });
  }

  private void write() {
    var now = standing.state();
    var members = rows.state().stream().filter(NodeRow::member).map(NodeRow::peer).toList();
    if (!now.settled() || members.isEmpty() || !everybodyIsKnown.getAsBoolean()) {
      return; // on its way in or out a node remembers where it was last
    }
    var memory = new Memory(now.clusterId(), members);
    if (memory.equals(written)) {
      return;
    }
    try {
      file.write(memory);
      written = memory;
    } catch (IOException e) {
      LOG.warn("The formation memory cannot be written", e);
      events.append("memory", "unwritable", "the formation memory cannot be written: " + e);
    }
  }

  /** Ends writing; what was being written is finished first. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(2, TimeUnit.SECONDS)) {
        LOG.warn("The formation memory was still being written");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
