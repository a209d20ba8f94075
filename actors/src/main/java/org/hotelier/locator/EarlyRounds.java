package org.hotelier.locator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.hotelier.protocol.seekchat.ClusterView;
import org.hotelier.protocol.seekchat.SeekMessage.Check;
import org.hotelier.seekchat.Finding;

/**
 * The rounds that are gone over while the actor system still starts, so that a node which is alone
 * need not wait for them afterwards. They only look: nothing is decided, sought or promised before
 * the locator is there, and it goes a round of its own before it decides.
 */
public final class EarlyRounds {

  private final Scout scout;
  private final Pace pace;
  private final RandomGenerator random;
  private final List<List<Finding>> rounds = new ArrayList<>();
  private boolean takenOver;

  public EarlyRounds(Scout scout, Pace pace, RandomGenerator random) {
    this.scout = scout;
    this.pace = pace;
    this.random = random;
  }

  /** Goes round after round until they are taken over. */
  public void begin() {
    scout.round(List.of(), new Check(ClusterView.NONE)).thenAccept(this::ended);
  }

  private synchronized void ended(List<Finding> findings) {
    if (takenOver) {
      return;
    }
    rounds.add(findings);
    boolean sawAnybody = findings.stream().anyMatch(Finding.Answered.class::isInstance);
    after(pace.draw(sawAnybody, random)).execute(this::next);
  }

  private void next() {
    synchronized (this) {
      if (takenOver) {
        return;
      }
    }
    begin();
  }

  private static Executor after(Duration delay) {
    return CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Ends the early rounds and hands over what they found; the second time that is nothing. */
  public synchronized List<List<Finding>> takeOver() {
    takenOver = true;
    var all = List.copyOf(rounds);
    rounds.clear();
    return all;
  }
}
