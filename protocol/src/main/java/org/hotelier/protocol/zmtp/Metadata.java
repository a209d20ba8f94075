package org.hotelier.protocol.zmtp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.hotelier.protocol.zmtp.ZmtpViolation.Reason;

/**
 * What a peer says of itself in READY or INITIATE: its socket type, its identity, and whatever else
 * (RFC 37/ZMTP, "Metadata"). Names are compared in lower case.
 */
public final class Metadata {

  private static final String SOCKET_TYPE = "Socket-Type";
  private static final String IDENTITY = "Identity";
  private static final byte[] NONE = {};

  /** An identity's length is one byte elsewhere in ZeroMQ. */
  public static final int MAX_IDENTITY = 255;

  private final SocketType type;
  private final byte[] identity;
  private final Map<String, byte[]> others;

  private Metadata(SocketType type, byte[] identity, Map<String, byte[]> others) {
    this.type = type;
    this.identity = identity;
    this.others = others;
  }

  /** A socket that has no name of its own. */
  public static Metadata of(SocketType type) {
    return new Metadata(type, NONE, Map.of());
  }

  /** A socket that a ROUTER shall know by this identity: 1 to 255 bytes, the first one not 0. */
  public static Metadata of(SocketType type, byte[] identity) {
    return new Metadata(type, identity.clone(), Map.of());
  }

  static Metadata parse(byte[] bytes) throws ZmtpViolation {
    var in = ByteBuffer.wrap(bytes);
    var properties = new LinkedHashMap<String, byte[]>();
    while (in.hasRemaining()) {
      var name = new String(take(in, in.get() & 0xFF), StandardCharsets.ISO_8859_1);
      if (in.remaining() < Integer.BYTES) {
        throw cutShort();
      }
      properties.put(name.toLowerCase(Locale.ROOT), take(in, in.getInt()));
    }
    var type = properties.remove(SOCKET_TYPE.toLowerCase(Locale.ROOT));
    if (type == null) {
      throw new ZmtpViolation(
          Reason.MALFORMED, "Expected metadata with a Socket-Type, but there is none");
    }
    var identity = properties.remove(IDENTITY.toLowerCase(Locale.ROOT));
    return new Metadata(
        SocketType.named(new String(type, StandardCharsets.ISO_8859_1)),
        judged(identity == null ? NONE : identity),
        Collections.unmodifiableMap(properties));
  }

  private static byte[] take(ByteBuffer in, int length) throws ZmtpViolation {
    if (length < 0 || length > in.remaining()) {
      throw cutShort();
    }
    var bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private static ZmtpViolation cutShort() {
    return new ZmtpViolation(
        Reason.MALFORMED, "Expected metadata of whole properties, but the last one is cut short");
  }

  private static byte[] judged(byte[] identity) throws ZmtpViolation {
    boolean reserved = identity.length > 0 && identity[0] == 0;
    if (identity.length > MAX_IDENTITY || reserved) {
      throw new ZmtpViolation(
          Reason.IDENTITY,
          "Expected an identity of at most %d bytes that does not begin with 0, but got %d bytes%s"
              .formatted(MAX_IDENTITY, identity.length, reserved ? " that do" : ""));
    }
    return identity;
  }

  byte[] encode() {
    var out = new ByteArrayOutputStream();
    put(out, SOCKET_TYPE, type.name().getBytes(StandardCharsets.US_ASCII));
    switch (type) {
      case REQ, DEALER, ROUTER -> put(out, IDENTITY, identity);
      default -> {} // others are known by no identity
    }
    return out.toByteArray();
  }

  private static void put(ByteArrayOutputStream out, String name, byte[] value) {
    out.write(name.length());
    out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value.length).array());
    out.writeBytes(value);
  }

  public SocketType type() {
    return type;
  }

  /** A copy of its identity; empty if it has none. */
  public byte[] identity() {
    return identity.clone();
  }

  /** The other properties by their names in lower case. */
  public Map<String, byte[]> others() {
    return others;
  }

  @Override
  public String toString() {
    return "%s \"%s\" %s"
        .formatted(type, new String(identity, StandardCharsets.ISO_8859_1), others.keySet());
  }
}
