package org.hotelier.locator;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.SeekMessage.Joined;
import org.hotelier.protocol.seekchat.SeekMessage.Payload;
import org.hotelier.seekchat.Finding;
import org.hotelier.seekchat.SeekClient;

/**
 * Goes one round over all candidates: remembered peers and those who sought us first, then the rest
 * in their order, several at a time. A round ends when all have answered, or soon after a cluster
 * has invited the node.
 */
public final class Scout {

  private final SeekClient client;
  private final LocatorSettings settings;
  private final Endpoint self;
  private final Executor blocking;

  /**
   * A scout for this node.
   *
   * @param blocking where names are resolved, which may block
   */
  public Scout(SeekClient client, LocatorSettings settings, Endpoint self, Executor blocking) {
    this.client = client;
    this.settings = settings;
    this.self = self;
    this.blocking = blocking;
  }

  /** Puts the question to the preferred endpoints, then to all other candidates. */
  public CompletionStage<List<Finding>> round(List<Endpoint> preferred, Payload question) {
    return candidates(preferred).thenCompose(candidates -> new Round(candidates, question).run());
  }

  /** Puts the question to one peer. */
  public CompletionStage<Finding> ask(Endpoint peer, Payload question) {
    return client.ask(peer, question);
  }

  /** Whether the peer's host refuses connections on both its listener and its cluster port. */
  public CompletionStage<Boolean> refusesBoth(Peer peer) {
    return client.refusesBoth(peer);
  }

  private CompletionStage<List<Endpoint>> candidates(List<Endpoint> preferred) {
    Supplier<List<Endpoint>> inOrder =
        () -> {
          var ordered = new ArrayList<>(preferred);
          settings.seek().forEach(spec -> ordered.addAll(spec.candidates()));
          var unique = new ArrayList<Endpoint>();
          var known = new TreeSet<Endpoint>(List.of(self));
          ordered.stream().filter(known::add).forEach(unique::add);
          return unique;
        };
    return settings.seek().stream().anyMatch(SeekSpec.Dns.class::isInstance)
        ? CompletableFuture.supplyAsync(inOrder, blocking)
        : CompletableFuture.completedFuture(inOrder.get());
  }

  /** One round under way; answers come in on any event loop. */
  private final class Round {
    private final List<Endpoint> candidates;
    private final Payload question;
    private final List<Finding> findings = new ArrayList<>();
    private final CompletableFuture<List<Finding>> ended = new CompletableFuture<>();
    private int next;

    Round(List<Endpoint> candidates, Payload question) {
      this.candidates = candidates;
      this.question = question;
    }

    CompletionStage<List<Finding>> run() {
      if (candidates.isEmpty()) {
        return CompletableFuture.completedFuture(List.of());
      }
      for (int i = 0; i < settings.parallel(); i++) {
        askNext();
      }
      return ended;
    }

    private void askNext() {
      Endpoint candidate;
      synchronized (this) {
        if (next == candidates.size() || ended.isDone()) {
          return;
        }
        candidate = candidates.get(next++);
      }
      client.ask(candidate, question).thenAccept(this::found);
    }

    private void found(Finding finding) {
      boolean last;
      synchronized (this) {
        findings.add(finding);
        last = findings.size() == candidates.size();
      }
      if (last) {
        end();
      } else {
        askNext();
        if (finding instanceof Finding.Answered answered && answered.reply() instanceof Joined) {
          CompletableFuture.delayedExecutor(settings.invited().toMillis(), TimeUnit.MILLISECONDS)
              .execute(this::end);
        }
      }
    }

    private void end() {
      List<Finding> sofar;
      synchronized (this) {
        sofar = List.copyOf(findings);
      }
      ended.complete(sofar);
    }
  }
}
