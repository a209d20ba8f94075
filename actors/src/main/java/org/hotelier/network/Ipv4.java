package org.hotelier.network;

/** IPv4 addresses as numbers, so that they can be ordered and counted. */
public final class Ipv4 {

  private static final long LAST = 0xFFFF_FFFFL;
  private static final long NO_ADDRESS = -1;

  private Ipv4() {}

  /**
   * Whether the text is four decimal octets without leading zeros, which some read as octal: an
   * address has one text, so that texts can be compared.
   */
  public static boolean isAddress(String text) {
    return parse(text) != NO_ADDRESS;
  }

  /** The address as an unsigned 32-bit number. */
  public static long toNumber(String address) {
    long number = parse(address);
    if (number == NO_ADDRESS) {
      throw new IllegalArgumentException(
          "Expected an IPv4 address like 10.0.0.7, but got \"%s\"".formatted(address));
    }
    return number;
  }

  /** By hand: candidates are ordered by their numbers, up to 65,000 of them in every round. */
  private static long parse(String text) {
    long number = 0;
    int at = 0;
    for (int octets = 0; octets < 4; octets++) {
      if (octets > 0 && (at == text.length() || text.charAt(at++) != '.')) {
        return NO_ADDRESS;
      }
      int begin = at;
      int octet = 0;
      while (at < text.length() && at - begin < 3 && isDigit(text.charAt(at))) {
        octet = 10 * octet + text.charAt(at++) - '0';
      }
      boolean leadingZero = at - begin > 1 && text.charAt(begin) == '0';
      if (at == begin || octet > 255 || leadingZero) {
        return NO_ADDRESS;
      }
      number = number << 8 | octet;
    }
    return at == text.length() ? number : NO_ADDRESS;
  }

  private static boolean isDigit(char character) {
    return '0' <= character && character <= '9';
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
