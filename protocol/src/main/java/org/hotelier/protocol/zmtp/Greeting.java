package org.hotelier.protocol.zmtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.hotelier.protocol.zmtp.ZmtpViolation.Reason;

/**
 * The 64 bytes that each end sends first (RFC 37/ZMTP, "The Greeting"). Its bytes are judged as
 * they arrive, so that a peer of ZMTP 1.0 or 2.0, which sends fewer and then waits, is refused at
 * once. Whether a peer calls itself a server is not judged: libzmq never does.
 *
 * @param minor 0 for ZMTP 3.0, 1 for 3.1; later ones are 3.1 for us
 * @param mechanism the security mechanism, for instance {@code NULL}
 */
record Greeting(int minor, String mechanism) {

  private static final int BYTES = 64;

  /** The signature and the version: what a server may send before it knows its peer. */
  private static final int HEAD = 12;

  private static final int MECHANISM_BYTES = 20;
  private static final int SIGNATURE_END = 9;
  private static final int MAJOR = 10;
  private static final int MINOR = 11;
  private static final int AS_SERVER = HEAD + MECHANISM_BYTES;

  /** The first part of every greeting of ours. */
  static byte[] head() {
    var head = new byte[HEAD];
    head[0] = (byte) 0xFF;
    head[SIGNATURE_END] = 0x7F;
    head[MAJOR] = 3;
    head[MINOR] = 1;
    return head;
  }

  /** The rest of a greeting of ours: mechanism, role, filler. */
  static byte[] tail(String mechanism, boolean asServer) {
    var tail = ByteBuffer.allocate(BYTES - HEAD);
    tail.put(mechanism.getBytes(StandardCharsets.US_ASCII));
    tail.put(AS_SERVER - HEAD, (byte) (asServer ? 1 : 0));
    return tail.array();
  }

  static byte[] whole(String mechanism, boolean asServer) {
    return ByteBuffer.allocate(BYTES).put(head()).put(tail(mechanism, asServer)).array();
  }

  /** Gathers the peer's greeting. */
  static final class Reader {

    private final byte[] bytes = new byte[BYTES];
    private int read;

    /** Takes what belongs to the greeting; whether it is complete. */
    boolean read(ByteBuffer in) throws ZmtpViolation {
      while (read < BYTES && in.hasRemaining()) {
        bytes[read] = in.get();
        judge(read++);
      }
      return read == BYTES;
    }

    private void judge(int at) throws ZmtpViolation {
      int value = bytes[at] & 0xFF;
      boolean other =
          switch (at) {
            case 0 -> value != 0xFF;
            case SIGNATURE_END -> (value & 1) == 0;
            default -> false;
          };
      if (other) {
        throw new ZmtpViolation(
            Reason.VERSION, "Expected the signature of ZMTP 3, but got ZMTP 1.0 or something else");
      }
      if (at == MAJOR && value < 3) {
        throw new ZmtpViolation(
            Reason.VERSION, "Expected ZMTP 3.0 or later, but got revision %d".formatted(value));
      }
    }

    Greeting greeting() throws ZmtpViolation {
      int end = HEAD;
      while (end < AS_SERVER && bytes[end] != 0) {
        end++;
      }
      for (int rest = end; rest < AS_SERVER; rest++) {
        if (bytes[rest] != 0) {
          throw new ZmtpViolation(
              Reason.MALFORMED, "Expected a mechanism padded with zeros, but got something else");
        }
      }
      int minor = bytes[MAJOR] == 3 ? Math.min(bytes[MINOR] & 0xFF, 1) : 1;
      return new Greeting(minor, new String(bytes, HEAD, end - HEAD, StandardCharsets.ISO_8859_1));
    }
  }
}
