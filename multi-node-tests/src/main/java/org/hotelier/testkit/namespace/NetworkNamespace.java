package org.hotelier.testkit.namespace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A network namespace of Linux with nothing but a loopback interface, in which packets can be
 * dropped between any two addresses of 127.0.0.0/8. Nothing outside is touched. It ends, and with
 * it every process inside, when it is closed or this JVM ends, by SIGKILL as well.
 *
 * <p>Unix sockets do not belong to the network: they lead in and out.
 */
public final class NetworkNamespace implements AutoCloseable {

  /** What unshare and nsenter are told. */
  record Privilege(List<String> unshare, List<String> enter) {}

  /** Root's way first; everybody else needs a user namespace of their own around it. */
  static final List<Privilege> PRIVILEGES =
      List.of(
          new Privilege(List.of("--net"), List.of("--net")),
          new Privilege(
              List.of("--map-root-user", "--net"),
              List.of("--net", "--user", "--preserve-credentials")));

  private final Holder holder;
  private final List<String> entrance;
  private final Firewall firewall;

  private NetworkNamespace(Holder holder, List<String> entrance, Firewall firewall) {
    this.holder = holder;
    this.entrance = entrance;
    this.firewall = firewall;
  }

  /**
   * Makes a namespace.
   *
   * @throws Unavailable if this machine has not the programs for it or does not allow it
   */
  public static NetworkNamespace open() throws Unavailable {
    return open(Programs.installed(), PRIVILEGES);
  }

  static NetworkNamespace open(Programs programs, List<Privilege> privileges) throws Unavailable {
    var unshare = programs.find("unshare", "util-linux");
    var nsenter = programs.find("nsenter", "util-linux");
    var ip = programs.find("ip", "iproute2");
    var nft = programs.find("nft", "nftables");
    var refusals = new ArrayList<String>();
    for (var privilege : privileges) {
      try {
        var holder = Holder.start(join(List.of(unshare), privilege.unshare), ip);
        var target = List.of(nsenter, "--target", String.valueOf(holder.pid()));
        return furnished(holder, join(target, privilege.enter), nft);
      } catch (IOException refused) {
        refusals.add(refused.getMessage());
      }
    }
    throw new Unavailable(
        "Expected a network namespace, but %s; do run as root with CAP_SYS_ADMIN, or allow unprivileged user namespaces"
            .formatted(String.join(", and ", refusals)));
  }

  private static NetworkNamespace furnished(Holder holder, List<String> entrance, String nft)
      throws IOException {
    try {
      var firewall = Firewall.open(join(entrance, List.of(nft, "-f", "-")));
      return new NetworkNamespace(holder, entrance, firewall);
    } catch (IOException refused) {
      holder.close();
      throw refused;
    }
  }

  private static List<String> join(List<String> command, List<String> arguments) {
    return Stream.concat(command.stream(), arguments.stream()).toList();
  }

  /** A command that execs the one behind it inside, so that the process id stays the same. */
  public List<String> entrance() {
    return entrance;
  }

  /** Drops every packet on these ways from now on, those of open connections included. */
  public void drop(Collection<Way> ways) {
    firewall.drop(ways);
  }

  /** Lets packets pass on these ways again. */
  public void pass(Collection<Way> ways) {
    firewall.pass(ways);
  }

  /** Lets every packet pass again. */
  public void passAll() {
    firewall.passAll();
  }

  @Override
  public void close() {
    holder.close();
  }
}
