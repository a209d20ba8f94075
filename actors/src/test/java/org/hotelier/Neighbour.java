package org.hotelier;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.hotelier.protocol.seekchat.SeekMessage.Payload;
import org.hotelier.protocol.seekchat.SeekMessage.Proven;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;
import org.hotelier.seekchat.SeekPort;

/**
 * A node whose answers a test scripts, and which writes down what it is asked. Until it is told
 * otherwise it proves itself to all who ask.
 */
public final class Neighbour implements AutoCloseable {
  private final SeekPort port;
  private final List<Payload> asked = new CopyOnWriteArrayList<>();

  Neighbour(SeekPort port) {
    this.port = port;
    answers(new Proven());
  }

  /** From now on it gives this answer, whatever is asked. */
  public Neighbour answers(Reply reply) {
    return answers(question -> reply);
  }

  /** From now on it answers by what is asked. */
  public Neighbour answers(Function<Payload, Reply> script) {
    return answersLater(question -> CompletableFuture.completedFuture(script.apply(question)));
  }

  /** From now on it answers when the script says so. */
  public Neighbour answersLater(Function<Payload, CompletionStage<Reply>> script) {
    port.answerWith(
        question -> {
          asked.add(question.payload());
          return script.apply(question.payload());
        });
    return this;
  }

  /** All that it was asked, in order; the beats of an accepted link are not among it. */
  public List<Payload> asked() {
    return asked;
  }

  public void closeLinks() {
    port.closeLinks();
  }

  /** Moves out: its host refuses connections from now on. */
  @Override
  public void close() {
    port.close();
  }
}
