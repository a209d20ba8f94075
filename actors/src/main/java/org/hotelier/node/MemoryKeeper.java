package org.hotelier.node;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.hotelier.event.EventLog;
import org.hotelier.event.Topic;
import org.hotelier.formation.Standing;
import org.hotelier.membership.NodeRow;
import org.hotelier.memory.Memory;
import org.hotelier.memory.MemoryFile;
import org.hotelier.memory.Recollection;
import org.hotelier.memory.SeekingMark;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down the cluster and its members as {@link Recollection} has it, and that the node seeks,
 * off everybody's path; what cannot be written is an event, and is tried again at the next change.
 */
public final class MemoryKeeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MemoryKeeper.class);

  /** Far more than a file takes to be made. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final MemoryFile file;
  private final SeekingMark mark;
  private final Topic<Standing> standing;
  private final Topic<List<NodeRow>> rows;
  private final BooleanSupplier everybodyIsKnown;
  private final EventLog events;
  private final ScheduledThreadPoolExecutor writer =
      new ScheduledThreadPoolExecutor(
          1,
          work -> {
            var thread = new Thread(work, "formation-memory");
            thread.setDaemon(true);
            return thread;
          });
  private final Clock clock;
  private final Recollection recollection;

  /**
   * Begins to follow the topics.
   *
   * @param shrinkAfter how long a smaller view must have lasted to be written
   */
  public MemoryKeeper(
      MemoryFile file,
      SeekingMark mark,
      Topic<Standing> standing,
      Topic<List<NodeRow>> rows,
      BooleanSupplier everybodyIsKnown,
      EventLog events,
      Clock clock,
      Duration shrinkAfter) {
    this.file = file;
    this.mark = mark;
    this.clock = clock;
    this.recollection = new Recollection(shrinkAfter);
    this.standing = standing;
    this.rows = rows;
    this.everybodyIsKnown = everybodyIsKnown;
    this.events = events;
    // What is to be looked at later need not be waited for at the end.
    writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
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
    if (!now.settled()) {
      recollection.lost();
    } else if (!members.isEmpty() && everybodyIsKnown.getAsBoolean()) {
      write(new Memory(now.clusterId(), members));
    }
  }

  private void write(Memory view) {
    var instant = clock.instant();
    try {
      var next = recollection.sees(view, instant);
      if (next.isPresent()) {
        file.write(next.get());
        recollection.wrote(next.get());
      }
      mark.remove();
    } catch (IOException e) {
      cannotWrite(e);
      return;
    }
    recollection
        .lookAgainAt()
        .map(at -> Duration.between(instant, at).toMillis() + 1)
        .filter(inMillis -> inMillis > 0 && !writer.isShutdown())
        .ifPresent(this::writeLater);
  }

  private void writeLater(long inMillis) {
    Runnable again = this::write;
    var unused = writer.schedule(again, inMillis, TimeUnit.MILLISECONDS);
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
