package org.hotelier.protocol.zmtp;

import java.util.Set;

/**
 * The ZeroMQ socket types, and which of them may talk to one another (RFC 23/ZMTP and 28/REQREP).
 */
public enum SocketType {
  REQ,
  REP,
  DEALER,
  ROUTER,
  PUB,
  SUB,
  XPUB,
  XSUB,
  PUSH,
  PULL,
  PAIR;

  /** The type that a peer names in its metadata; the name must be one of these, in capitals. */
  static SocketType named(String name) throws ZmtpViolation {
    for (var type : values()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    throw new ZmtpViolation(
        ZmtpViolation.Reason.SOCKET_TYPE,
        "Expected a socket type like DEALER, but got \"%s\"".formatted(name));
  }

  /** Whether a socket of this type may have a peer of that one; the relation is symmetric. */
  public boolean accepts(SocketType peer) {
    return peers().contains(peer);
  }

  /** The types that a socket of this type may have as peers. */
  Set<SocketType> peers() {
    return switch (this) {
      case REQ -> Set.of(REP, ROUTER);
      case REP -> Set.of(REQ, DEALER);
      case DEALER -> Set.of(REP, DEALER, ROUTER);
      case ROUTER -> Set.of(REQ, DEALER, ROUTER);
      case PUB, XPUB -> Set.of(SUB, XSUB);
      case SUB, XSUB -> Set.of(PUB, XPUB);
      case PUSH -> Set.of(PULL);
      case PULL -> Set.of(PUSH);
      case PAIR -> Set.of(PAIR);
    };
  }
}
