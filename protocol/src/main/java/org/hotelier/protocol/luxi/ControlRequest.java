package org.hotelier.protocol.luxi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Optional;

/**
 * A call as it travels: {@code {"method": M, "args": [...]}}, and a key if a repetition of it must
 * not run again.
 */
public record ControlRequest(String method, ArrayNode args, Optional<String> key) {

  public ControlRequest(String method, ArrayNode args) {
    this(method, args, Optional.empty());
  }
}
