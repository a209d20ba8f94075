package org.hotelier.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import org.hotelier.protocol.luxi.ControlFailure;

/** One call as it reached the node: the method, its arguments, and who called. */
public record ControlCall(String method, ArrayNode args, Caller caller) {

  /** The peer's credentials, or -1 where the platform tells none. */
  public record Caller(int uid, int pid) {}

  /** The text at a position, or the fallback when it is absent or null. */
  public String text(int position, String fallback) {
    var node = args.path(position);
    if (node.isMissingNode() || node.isNull()) {
      return fallback;
    }
    if (!node.isTextual()) {
      throw misfit(position, "a text", node.toString());
    }
    return node.textValue();
  }

  /** The whole number at a position, or the fallback when it is absent or null. */
  public long number(int position, long fallback) {
    var node = args.path(position);
    if (node.isMissingNode() || node.isNull()) {
      return fallback;
    }
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw misfit(position, "a whole number", node.toString());
    }
    return node.longValue();
  }

  private ControlFailure misfit(int position, String expected, String found) {
    return new ControlFailure(
        "GenericError",
        "RPC input: argument %d of %s: expected %s, but got %s"
            .formatted(position + 1, method, expected, found));
  }
}
