package org.hotelier.network;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A port that listens only while its node is fit to serve. It is tried again as long as it is meant
 * to be open and is not; a port that was left to chance keeps its number. All but what it tells is
 * called on one thread.
 */
public final class Door {

  /** What a door opens. */
  public interface Port {

    /** Listens; completes with where, or exceptionally. Called again only after a failure. */
    CompletionStage<Endpoint> bind(Endpoint at);

    /** Listens no longer; connections stay. */
    void unbind();

    /** Listens no longer, and ends all connections for the reason given. */
    void shut(String reason);
  }

  private final String word;
  private final Port port;
  private Endpoint at;
  private boolean meantOpen;
  private boolean inside;
  private boolean busy;
  private volatile @Nullable Endpoint bound;
  private volatile String trouble = "";

  /**
   * A door that is shut.
   *
   * @param word what the port is for, as in {@code QueryNode}
   */
  public Door(String word, Port port, Endpoint at) {
    this.word = word;
    this.port = port;
    this.at = at;
  }

  /** Opens it if it is not open; to be called again and again while it is meant to be. */
  public void open() {
    meantOpen = true;
    inside = true;
    if (bound == null && !busy) {
      busy = true;
      var unused = port.bind(at).whenComplete(this::tried);
    }
  }

  /** Lets nobody in any more; who is inside may stay. */
  public void close() {
    if (meantOpen) {
      meantOpen = false;
      bound = null;
      port.unbind();
    }
  }

  /** Shuts it, whether it is open, about to be, or not, and sends everybody out. */
  public void shut(String reason) {
    if (meantOpen || inside) {
      meantOpen = false;
      inside = false;
      bound = null;
      port.shut(reason);
    }
  }

  private void tried(@Nullable Endpoint endpoint, @Nullable Throwable failure) {
    busy = false;
    if (endpoint == null) {
      trouble =
          "its %s port %d cannot be bound: %s"
              .formatted(
                  word, at.port(), failure == null ? "no reason" : Transport.reason(failure));
    } else if (meantOpen) {
      trouble = "";
      at = endpoint;
      bound = endpoint;
    } else {
      port.unbind();
    }
  }

  /** What the port is for. */
  public String word() {
    return word;
  }

  /** Where it listens, or empty. From any thread. */
  public Optional<Endpoint> bound() {
    return Optional.ofNullable(bound);
  }

  /** Why it does not listen, or empty while it does. From any thread. */
  public Optional<String> trouble() {
    if (bound != null) {
      return Optional.empty();
    }
    return Optional.of(trouble.isEmpty() ? "its %s port is not open yet".formatted(word) : trouble);
  }
}
