package org.hotelier.network;

import java.util.List;
import java.util.stream.LongStream;

/**
 * A network in CIDR form; its address is masked, so that 10.0.0.5/29 means the network that
 * 10.0.0.5 is in.
 */
public record Ipv4Network(long address, int prefix) {

  public Ipv4Network {
    if (prefix < 0 || prefix > 32) {
      throw new IllegalArgumentException("Expected a prefix from 0 to 32, but got " + prefix);
    }
    address &= mask(prefix);
  }

  /** Parses {@code 127.0.0.0/29}. */
  public static Ipv4Network parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,2}")) {
      throw new IllegalArgumentException(
          "Expected a network like 127.0.0.0/29, but got \"%s\"".formatted(text));
    }
    return new Ipv4Network(
        Ipv4.toNumber(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
  }

  /** How many hosts it has: all addresses but the first and the last; /31 has two, /32 one. */
  public long size() {
    long addresses = 1L << (32 - prefix);
    return prefix >= 31 ? addresses : addresses - 2;
  }

  /** Its host addresses in ascending order. */
  public List<String> hosts() {
    long first = prefix >= 31 ? address : address + 1;
    return LongStream.range(first, first + size()).mapToObj(Ipv4::toText).toList();
  }

  private static long mask(int prefix) {
    return prefix == 0 ? 0 : (0xFFFF_FFFFL << (32 - prefix)) & 0xFFFF_FFFFL;
  }

  @Override
  public String toString() {
    return Ipv4.toText(address) + "/" + prefix;
  }
}
