package org.hotelier.protocol.zmtp;

import org.hotelier.protocol.zmtp.ZmtpViolation.Reason;
import org.jspecify.annotations.Nullable;

/** Which end of a connection this is: how it greets, and which mechanism it then uses. */
sealed interface ConnectionEnd {

  Metadata local();

  /** What is sent before anything of the peer is known. */
  byte[] opening();

  /** What completes this end's greeting once the peer's is known; empty if nothing is left. */
  byte[] answer(Greeting peer);

  /**
   * What follows the greetings.
   *
   * @throws ZmtpViolation if the peer wants a mechanism that this end does not offer
   */
  Mechanism mechanism(Greeting peer, Mechanism.Wire wire) throws ZmtpViolation;

  /**
   * The end that was connected to. It names its mechanism after the peer has, so that one port can
   * offer two.
   */
  record Server(Metadata local, Admission admission) implements ConnectionEnd {

    @Override
    public byte[] opening() {
      return Greeting.head();
    }

    @Override
    public byte[] answer(Greeting peer) {
      return Greeting.tail(admission.mechanismFor(peer), true);
    }

    @Override
    public Mechanism mechanism(Greeting peer, Mechanism.Wire wire) throws ZmtpViolation {
      var ours = admission.mechanismFor(peer);
      judge(ours, peer);
      return ours.equals(Mechanism.PLAIN)
          ? new PlainServer(admission, local, wire)
          : new NullMechanism(true, local, wire);
    }
  }

  /** The end that connects; by PLAIN if it has credentials. */
  record Client(Metadata local, @Nullable Credentials credentials) implements ConnectionEnd {

    private String name() {
      return credentials == null ? Mechanism.NULL : Mechanism.PLAIN;
    }

    @Override
    public byte[] opening() {
      return Greeting.whole(name(), false);
    }

    @Override
    public byte[] answer(Greeting peer) {
      return new byte[0];
    }

    @Override
    public Mechanism mechanism(Greeting peer, Mechanism.Wire wire) throws ZmtpViolation {
      judge(name(), peer);
      return credentials == null
          ? new NullMechanism(false, local, wire)
          : new PlainClient(credentials, local, wire);
    }
  }

  private static void judge(String ours, Greeting peer) throws ZmtpViolation {
    var theirs = peer.mechanism();
    if (!ours.equals(theirs)) {
      throw new ZmtpViolation(
          Reason.MECHANISM,
          ("Expected the mechanism %s, but the peer wants %s; do set the password on both ends, or"
                  + " on neither")
              .formatted(ours, theirs.matches("[A-Z0-9]+") ? theirs : "another"));
    }
  }
}
