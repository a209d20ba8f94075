package org.hotelier.demo;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.hotelier.process.ChildNode;

/**
 * What a kill looks like from the other nodes: how long until the last of them noticed, and until
 * the last of them was sure.
 */
record Loss(Duration noticed, Duration offline) {

  /** Kills the node (SIGKILL) and watches the others; fails when the limit has passed. */
  static Loss of(ChildNode victim, List<ChildNode> others, Duration limit) {
    var killedNanos = System.nanoTime();
    victim.kill();
    var seen =
        others.stream()
            .map(
                other ->
                    CompletableFuture.supplyAsync(
                        () -> watch(other, victim.name(), killedNanos, limit)))
            .toList();
    try {
      return seen.stream().map(CompletableFuture::join).reduce(Loss::slower).orElseThrow();
    } catch (CompletionException e) {
      var cause = Objects.requireNonNullElse(e.getCause(), e);
      throw new StoryFailure(String.valueOf(cause.getMessage()));
    }
  }

  private static Loss watch(ChildNode other, String victim, long killedNanos, Duration limit) {
    var view = new Sight(other);
    var lost = Sight.sees(victim, "suspect", "offline");
    view.nodes("notices that %s is gone".formatted(victim), limit, lost);
    var noticed = since(killedNanos);
    view.nodes("takes %s off the cluster".formatted(victim), limit, Sight.sees(victim, "offline"));
    return new Loss(noticed, since(killedNanos));
  }

  private Loss slower(Loss other) {
    return new Loss(later(noticed, other.noticed), later(offline, other.offline));
  }

  private static Duration later(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
