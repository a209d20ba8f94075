package org.hotelier.protocol.luxi;

/** A message that is no request, or no answer; its text is what the peer may be told. */
public final class MalformedMessage extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MalformedMessage(String detail) {
    super(detail);
  }
}
