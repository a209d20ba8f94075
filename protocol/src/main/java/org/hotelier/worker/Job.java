package org.hotelier.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.hotelier.protocol.dealer.Bodies;
import org.hotelier.protocol.mdp.MdpVersion;

/** A request in hand: where it came from, and what its handler may do with it. */
final class Job implements Request {
  private final Conversation from;
  private final byte[] address;
  private final List<byte[]> body;
  private final List<byte[]> kept = new ArrayList<>();

  Job(Conversation from, byte[] address, List<byte[]> body) {
    this.from = from;
    this.address = address;
    this.body = body;
  }

  Conversation from() {
    return from;
  }

  byte[] address() {
    return address;
  }

  @Override
  public List<byte[]> body() {
    return body;
  }

  @Override
  public boolean wanted() {
    return from.lives();
  }

  @Override
  public boolean part(List<byte[]> part) {
    checked(part);
    if (from.version() == MdpVersion.V0_1) {
      kept.addAll(part);
      return wanted();
    }
    var sent = new CompletableFuture<Boolean>();
    if (!from.execute(() -> from.part(this, part, sent))) {
      return false;
    }
    try {
      return sent.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return wanted();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Has the handler answer; on a thread for it. */
  List<byte[]> done(Handler handler) throws Exception {
    var last =
        Objects.requireNonNull(
            handler.answer(this), "Expected a reply from the handler, but it returned null");
    if (kept.isEmpty()) {
      return checked(last);
    }
    kept.addAll(last);
    return checked(List.copyOf(kept));
  }

  private static List<byte[]> checked(List<byte[]> body) {
    if (body.isEmpty()) {
      throw new IllegalArgumentException("Expected at least one frame, but got none");
    }
    Bodies.check(body);
    return body;
  }
}
