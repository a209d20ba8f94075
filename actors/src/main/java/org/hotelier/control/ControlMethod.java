package org.hotelier.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * One method of the control socket. It may answer later; a {@link
 * org.hotelier.protocol.luxi.ControlFailure}, thrown or in the stage, is answered as its pair, and
 * anything else that is thrown as {@code ["InternalError", [text]]} with the connection kept.
 */
public interface ControlMethod {

  /** What {@code Describe} says of the method. */
  Signature signature();

  /** Runs the call and completes with its result; must not block the calling thread. */
  CompletionStage<JsonNode> call(ControlCall call);

  /**
   * A method's name, its arguments in order (optional ones in brackets), a sentence on what it
   * does, and whether it changes anything: a call that does becomes an event with its caller's uid.
   */
  record Signature(String method, List<String> args, String sentence, boolean changes) {
    public Signature {
      args = List.copyOf(args);
    }

    public static Signature query(String method, String sentence, String... args) {
      return new Signature(method, List.of(args), sentence, false);
    }

    public static Signature change(String method, String sentence, String... args) {
      return new Signature(method, List.of(args), sentence, true);
    }
  }
}
