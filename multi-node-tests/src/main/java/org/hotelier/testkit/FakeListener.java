package org.hotelier.testkit;

/**
 * A peer that accepts connections like a listener and then misbehaves, until it is closed. It holds
 * its address and port as any foreign process would.
 */
public interface FakeListener extends AutoCloseable {

  /** How a fake listener treats who connects. */
  enum Manner {
    /** Reads what comes and never answers. */
    SILENT,
    /** Sends one byte every 200 ms: the start of a message that never ends. */
    SLOW,
    /** Sends 4 KiB of random bytes, another 4 KiB to each connection, and then stays silent. */
    GARBAGE,
    /** Closes each connection at once. */
    CLOSING
  }

  /** Reads what comes and never answers. */
  static FakeListener silent(String host, int port) {
    return LocalListener.open(Manner.SILENT, host, port, 0);
  }

  /** Sends one byte every 200 ms: the start of a message that never ends. */
  static FakeListener slow(String host, int port) {
    return LocalListener.open(Manner.SLOW, host, port, 0);
  }

  /** Sends 4 KiB of random bytes, another 4 KiB to each connection, and then stays silent. */
  static FakeListener garbage(String host, int port, long seed) {
    return LocalListener.open(Manner.GARBAGE, host, port, seed);
  }

  /** Closes each connection at once. */
  static FakeListener closing(String host, int port) {
    return LocalListener.open(Manner.CLOSING, host, port, 0);
  }

  /** How many connections it has had. */
  int connections();

  /** Frees the port and closes all connections. */
  @Override
  void close();
}
