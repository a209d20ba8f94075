package org.hotelier.protocol.zmtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hotelier.protocol.zmtp.ZmtpViolation.Reason;

/** What a client shows by PLAIN; each at most 255 bytes in UTF-8. */
public record Credentials(String user, String password) {

  private static final int MAX_BYTES = 255;

  public Credentials {
    if (bytes(user).length > MAX_BYTES || bytes(password).length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "Expected a user and a password of at most 255 bytes each, but one is longer");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The data of HELLO. */
  byte[] hello() {
    var name = bytes(user);
    var secret = bytes(password);
    return ByteBuffer.allocate(2 + name.length + secret.length)
        .put((byte) name.length)
        .put(name)
        .put((byte) secret.length)
        .put(secret)
        .array();
  }

  /** The password in the data of a HELLO. */
  static byte[] passwordOf(byte[] hello) throws ZmtpViolation {
    int user = hello.length == 0 ? 0 : hello[0] & 0xFF;
    int at = 1 + user;
    if (at >= hello.length || at + 1 + (hello[at] & 0xFF) != hello.length) {
      throw new ZmtpViolation(
          Reason.MALFORMED, "Expected HELLO with a user and a password, but got something else");
    }
    return Arrays.copyOfRange(hello, at + 1, hello.length);
  }

  @Override
  public String toString() {
    return "Credentials of " + user; // the password is for the peer alone
  }
}
