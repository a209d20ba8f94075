package org.hotelier.protocol.zmtp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.hotelier.protocol.zmtp.ZmtpViolation.Reason;

/**
 * By which mechanism a server lets peers in: NULL, PLAIN with its password, or either. The user
 * name of PLAIN is not looked at.
 */
public final class Admission {

  private static final byte[] NO_PASSWORD = {};

  private final byte[] password;
  private final boolean strangers;

  private Admission(byte[] password, boolean strangers) {
    this.password = password;
    this.strangers = strangers;
  }

  /** Everybody, by NULL. */
  public static Admission open() {
    return new Admission(NO_PASSWORD, true);
  }

  /** Only who knows the password, by PLAIN. */
  public static Admission by(String password) {
    return new Admission(secret(password), false);
  }

  /** Who knows the password, by PLAIN, and strangers by NULL, who are then not authenticated. */
  public static Admission preferably(String password) {
    return new Admission(secret(password), true);
  }

  private static byte[] secret(String password) {
    if (password.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected a password, but it is empty; do set one, or let everybody in");
    }
    return password.getBytes(StandardCharsets.UTF_8);
  }

  private boolean guarded() {
    return password.length > 0;
  }

  /** What this end names in its greeting: the peer's mechanism if that is offered. */
  String mechanismFor(Greeting peer) {
    boolean plain = guarded() && (!strangers || peer.mechanism().equals(Mechanism.PLAIN));
    return plain ? Mechanism.PLAIN : Mechanism.NULL;
  }

  /** In a time that does not tell how much of it is right. */
  void judge(byte[] offered) throws ZmtpViolation {
    if (!MessageDigest.isEqual(password, offered)) {
      throw new ZmtpViolation(
          Reason.DENIED, "Expected this port's password, but got another; do check the token");
    }
  }
}
