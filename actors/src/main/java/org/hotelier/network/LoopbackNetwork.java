package org.hotelier.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A /29 inside 127.0.0.0/8 that belongs to this process alone until it is closed: six host
 * addresses on which nodes may bind any port without meeting another test, demo or node. Never
 * 127.0.0.0/29, where a person's own nodes live by default.
 *
 * <p>The claim is a listening socket on the network's own address (the one below its first host),
 * port 17354. The kernel gives an address and port to one socket only, over all users and exactly
 * as far as the addresses themselves reach (one network namespace), and takes it back when the
 * process dies, however it dies. A lock file would need a directory that all users can write and
 * would not follow a container's network. Nothing is ever read from the socket.
 */
public final class LoopbackNetwork implements AutoCloseable {
  private static final int CLAIM_PORT = 17354;
  private static final int HOSTS = 6;
  private static final int ADDRESSES = 8;
  private static final int LOOPBACK = 127 << 24;

  /** 127.0.0.0/16 is spared: resolvers and the machine's own name live there. */
  private static final int FIRST = (1 << 16) / ADDRESSES;

  private static final int END = (1 << 24) / ADDRESSES;

  /** A claim costs about 50 µs; more failures than this mean that no claim can succeed. */
  private static final int PROBES = 1_000;

  private final int base;
  private final ServerSocket claim;

  private LoopbackNetwork(int base, ServerSocket claim) {
    this.base = base;
    this.claim = claim;
  }

  /**
   * Claims a network: a random one, or the next free one after it.
   *
   * @throws UncheckedIOException if this machine lends no loopback network
   */
  public static LoopbackNetwork claim() {
    return claim(RandomGenerator.getDefault());
  }

  /** As {@link #claim()}, with the random start drawn from the source given. */
  public static LoopbackNetwork claim(RandomGenerator random) {
    int start = random.nextInt(FIRST, END);
    IOException refusal = new IOException("not tried");
    for (int probe = 0; probe < PROBES; probe++) {
      int index = FIRST + (start - FIRST + probe) % (END - FIRST);
      int base = LOOPBACK + index * ADDRESSES;
      try {
        return new LoopbackNetwork(base, bind(base));
      } catch (IOException taken) {
        refusal = taken;
      }
    }
    throw new UncheckedIOException(
        ("Expected a free /29 in 127.0.0.0/8, but port %d was refused on %d of them (%s); do use a"
                + " machine where all of 127.0.0.0/8 is local (Linux), with that port free")
            .formatted(CLAIM_PORT, PROBES, refusal.getMessage()),
        refusal);
  }

  private static ServerSocket bind(int base) throws IOException {
    var socket = new ServerSocket();
    try {
      socket.bind(new InetSocketAddress(InetAddress.getByName(text(base)), CLAIM_PORT), 1);
      return socket;
    } catch (IOException refused) {
      socket.close();
      throw refused;
    }
  }

  /** The network in CIDR form, for instance {@code 127.83.4.16/29}. */
  public String cidr() {
    return text(base) + "/29";
  }

  /** The six host addresses in numeric order, for instance {@code 127.83.4.17} … {@code .22}. */
  public List<String> hosts() {
    return IntStream.rangeClosed(1, HOSTS).mapToObj(host -> text(base + host)).toList();
  }

  /** The host address at an index from 0 to 5. */
  public String host(int index) {
    return hosts().get(index);
  }

  /** Gives the network back; whoever claims next may get it. */
  @Override
  public void close() {
    try {
      claim.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public String toString() {
    return cidr();
  }

  private static String text(int address) {
    return "%d.%d.%d.%d"
        .formatted(address >>> 24, (address >>> 16) & 0xFF, (address >>> 8) & 0xFF, address & 0xFF);
  }
}
