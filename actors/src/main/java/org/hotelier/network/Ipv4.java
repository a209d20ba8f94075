package org.hotelier.network;

/** IPv4 addresses as numbers, so that they can be ordered and counted. */
public final class Ipv4 {

  private static final long LAST = 0xFFFF_FFFFL;

  private Ipv4() {}

  /**
   * Whether the text is four decimal octets without leading zeros, which some read as octal: an
   * address has one text, so that texts can be compared.
   */
  public static boolean isAddress(String text) {
    var octets = text.split("\\.", -1);
    if (octets.length != 4) {
      return false;
    }
    for (var octet : octets) {
      if (!octet.matches("0|[1-9]\\d{0,2}") || Integer.parseInt(octet) > 255) {
        return false;
      }
    }
    return true;
  }

  /** The address as an unsigned 32-bit number. */
  public static long toNumber(String address) {
    if (!isAddress(address)) {
      throw new IllegalArgumentException(
          "Expected an IPv4 address like 10.0.0.7, but got \"%s\"".formatted(address));
    }
    long number = 0;
    for (var octet : address.split("\\.", -1)) {
      number = (number << 8) | Integer.parseInt(octet);
    }
    return number;
  }

  /** The text of an unsigned 32-bit number; one past the last address is an error (BE-51). */
  public static String toText(long number) {
    if (number < 0 || number > LAST) {
      throw new IllegalArgumentException("Expected an address within IPv4, but got " + number);
    }
    return "%d.%d.%d.%d"
        .formatted(number >>> 24 & 255, number >>> 16 & 255, number >>> 8 & 255, number & 255);
  }
}
