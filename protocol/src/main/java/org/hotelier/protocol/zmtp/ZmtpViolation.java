package org.hotelier.protocol.zmtp;

/**
 * A peer broke ZMTP, a limit or a rule of this end; its connection cannot go on. The text says what
 * was expected and may be told to the peer.
 */
public final class ZmtpViolation extends Exception {
  private static final long serialVersionUID = 1L;

  /** What kind of violation, so that they can be counted apart. */
  public enum Reason {
    /** The bytes are no ZMTP. */
    MALFORMED,
    /** More bytes or frames than the limits allow. */
    TOO_LARGE,
    /** The peer speaks ZMTP 1.0 or 2.0. */
    VERSION,
    /** The peer wants a security mechanism that this end does not offer. */
    MECHANISM,
    /** PLAIN with a wrong password. */
    DENIED,
    /** The peer's socket type cannot talk to this end's. */
    SOCKET_TYPE,
    /** An identity that is not allowed. */
    IDENTITY,
    /** An identity that another peer has. */
    IDENTITY_TAKEN,
    /** The peer refused this end, by an ERROR command. */
    REFUSED,
    /** The port has as many connections as it may have. */
    TOO_MANY,
    /** The handshake took too long. */
    SILENT
  }

  private final Reason reason;

  public ZmtpViolation(Reason reason, String text) {
    super(text);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
