package org.hotelier.node;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hotelier.event.EventLog;
import org.hotelier.event.Topic;
import org.hotelier.formation.Standing;
import org.hotelier.membership.NodeRow;
import org.hotelier.membership.NodeTable;
import org.hotelier.memory.Memory;
import org.hotelier.memory.MemoryFile;
import org.hotelier.memory.SeekingMark;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down the cluster and its members whenever they change, and that the node seeks, off
 * everybody's path; what cannot be written is an event, and is tried again at the next change.
 */
public final class MemoryKeeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MemoryKeeper.class);

  /** Far more than a file takes to be made. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final MemoryFile file;
  private final SeekingMark mark;
  private final Topic<Standing> standing;
  private final NodeTable table;
  private final EventLog events;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          work -> {
            var thread = new Thread(work, "formation-memory");
            thread.setDaemon(true);
            return thread;
          });
  private Memory written = Memory.NONE;

  /** Begins to follow the topics; the table's members are looked at when the rows change. */
  public MemoryKeeper(
      MemoryFile file,
      SeekingMark mark,
      Topic<Standing> standing,
      Topic<List<NodeRow>> rows,
      NodeTable table,
      EventLog events) {
    this.file = file;
    this.mark = mark;
    this.standing = standing;
    this.table = table;
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
    var members = table.remembered();
    if (now.settled() && !members.isEmpty() && table.everybodyIsKnown()) {
      write(new Memory(now.clusterId(), members));
    } // else it is on its way in or out, and remembers where it was last
  }

  private void write(Memory memory) {
    try {
      if (!memory.equals(written)) {
        file.write(memory);
        written = memory;
      }
      mark.remove();
    } catch (IOException e) {
      cannotWrite(e);
    }
  }

  private void cannotWrite(IOException failure) {
    LOG.warn("The formation memory cannot be written", failure);
    events.append("memory", "unwritable", "the formation memory cannot be written: " + failure);
  }

  /** The node is about to seek, and may promise something: from here on the disk says so. */
  public void aboutToSeek() {
    try {
      writer.submit(this::setMark).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("It cannot be written down that the node seeks", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void setMark() {
    try {
      mark.set();
    } catch (IOException e) {
      cannotWrite(e);
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
