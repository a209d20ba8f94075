package org.hotelier.zmtp;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * The bytes by which a port knows a peer: equal when the bytes are, so that it can be a map key.
 */
public final class Identity {

  private final byte[] bytes;
  private final int hash;

  private Identity(byte[] bytes) {
    this.bytes = bytes;
    this.hash = Arrays.hashCode(bytes);
  }

  /** An identity of these bytes, which must not be changed any more. */
  public static Identity of(byte[] bytes) {
    return new Identity(bytes);
  }

  /** A copy of its bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Identity identity && Arrays.equals(bytes, identity.bytes);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** In hexadecimal digits, for people. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
