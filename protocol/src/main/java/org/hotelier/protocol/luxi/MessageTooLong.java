package org.hotelier.protocol.luxi;

/** A message that exceeded the agreed maximum; it was not kept, and its stream has to be closed. */
public final class MessageTooLong extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MessageTooLong(int maxBytes) {
    super("Expected a message of at most %d bytes, but it is longer".formatted(maxBytes));
  }
}
