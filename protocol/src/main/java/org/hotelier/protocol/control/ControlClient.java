package org.hotelier.protocol.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hotelier.protocol.luxi.ControlAnswer;
import org.hotelier.protocol.luxi.ControlCodec;
import org.hotelier.protocol.luxi.ControlRequest;
import org.hotelier.protocol.luxi.MalformedMessage;
import org.hotelier.protocol.luxi.MessageTooLong;
import org.jspecify.annotations.Nullable;

/**
 * Calls the methods of a node through its control socket, one at a time.
 *
 * <p>A call whose connection is lost is repeated on a new one, three tries in all. A call that may
 * change something carries a key, so that the node runs it once however often it arrives; a caller
 * who wants this across clients or processes gives a key of its own.
 *
 * <p>Arguments are texts, numbers, truth values, nulls, lists and maps of these, and {@link
 * JsonNode}s. Calls of several threads wait for each other.
 */
public final class ControlClient implements AutoCloseable {
  private static final int TRIES = 3;

  /** Besides {@code Query…}: what may run twice because nobody could tell. */
  private static final Set<String> CHANGING_NOTHING =
      Set.of("Ping", "Describe", "Explain", "SafeToStop", "WaitForChange");

  /**
   * How long to wait.
   *
   * @param connect until somebody listens; zero means one attempt
   * @param call for each wait within a call; a call as a whole, repetitions included, takes at most
   *     twice as long
   */
  public record Timeouts(Duration connect, Duration call) {

    /** Those of the protocol's origin, LUXI: 30 s to connect and 180 s for a call. */
    public static Timeouts standard() {
      return new Timeouts(Duration.ofSeconds(30), Duration.ofSeconds(180));
    }
  }

  private final ControlCodec codec = new ControlCodec(ControlCodec.MAX_MESSAGE_BYTES);
  private final Connector connector;
  private final Timeouts timeouts;
  private @Nullable ControlConnection connection;
  private boolean closed;

  private ControlClient(Connector connector, Timeouts timeouts) {
    this.connector = connector;
    this.timeouts = timeouts;
  }

  /**
   * Connects to a node.
   *
   * @throws ControlException.Unreachable if nobody listens on the socket until the time-out
   * @throws ControlException.PermissionDenied if the file's permissions do not allow it
   */
  public static ControlClient connect(Path socket, Timeouts timeouts) {
    var connector = new Connector(socket, ControlCodec.MAX_MESSAGE_BYTES);
    var client = new ControlClient(connector, timeouts);
    client.connection = connector.connect(timeouts.connect());
    return client;
  }

  /**
   * Calls a method and returns its result.
   *
   * @throws org.hotelier.protocol.luxi.ControlFailure if the node refused or failed the call
   * @throws ControlException if there was no answer
   */
  public JsonNode call(String method, @Nullable Object... args) {
    return call(timeouts.call(), method, args);
  }

  /** Like {@link #call(String, Object...)}, with a time-out of its own. */
  public JsonNode call(Duration timeout, String method, @Nullable Object... args) {
    var key =
        changesNothing(method)
            ? Optional.<String>empty()
            : Optional.of(UUID.randomUUID().toString());
    return perform(new ControlRequest(method, JsonArguments.of(args), key), timeout);
  }

  /** Like {@link #call(String, Object...)}: the node runs it once for all calls with this key. */
  public JsonNode callWithKey(String key, String method, @Nullable Object... args) {
    var request = new ControlRequest(method, JsonArguments.of(args), Optional.of(key));
    return perform(request, timeouts.call());
  }

  private static boolean changesNothing(String method) {
    return method.startsWith("Query") || CHANGING_NOTHING.contains(method);
  }

  private synchronized JsonNode perform(ControlRequest request, Duration wait) {
    if (closed) {
      throw new ControlException.ProtocolError("This client is closed; connect a new one");
    }
    var whole = Deadline.in(wait.multipliedBy(2));
    for (var attempt = 1; ; attempt++) {
      try {
        return exchange(request, wait, whole).orThrow();
      } catch (ControlException.ConnectionLost lost) {
        if (attempt == TRIES || whole.passed()) {
          throw lost;
        }
      }
    }
  }

  /**
   * A connection that did not end in a whole answer is dropped: its next bytes may be a late one.
   */
  private ControlAnswer exchange(ControlRequest request, Duration wait, Deadline whole) {
    var answered = false;
    try {
      var current = connected(whole);
      var message = ControlCodec.write(request);
      var received =
          sent(current, message, wait, whole)
              ? current.receive(wait, whole)
              : Optional.<byte[]>empty();
      var answer =
          received.orElseThrow(() -> new ControlException.TimedOut(request.method(), wait));
      var parsed = codec.readAnswer(answer);
      answered = true;
      return parsed;
    } catch (MalformedMessage | MessageTooLong misfit) {
      throw new ControlException.ProtocolError(
          "Expected an answer, but got something else: " + misfit.getMessage(), misfit);
    } catch (IOException failure) {
      throw new ControlException.ConnectionLost(String.valueOf(failure.getMessage()));
    } finally {
      if (!answered) {
        disconnect();
      }
    }
  }

  private ControlConnection connected(Deadline whole) {
    var current = connection;
    if (current == null) {
      var left = whole.left();
      var limit = timeouts.connect().compareTo(left) < 0 ? timeouts.connect() : left;
      current = connector.connect(limit);
      connection = current;
    }
    return current;
  }

  private static boolean sent(
      ControlConnection current, byte[] message, Duration wait, Deadline whole) {
    try {
      return current.send(message, wait, whole);
    } catch (IOException refused) {
      // The node closes on a request that it refuses unread; its reason may be there to read.
      return true;
    }
  }

  private void disconnect() {
    var current = connection;
    connection = null;
    if (current != null) {
      try {
        current.close();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  /** Ends the connection; a second time does nothing. */
  @Override
  public synchronized void close() {
    closed = true;
    disconnect();
  }
}
