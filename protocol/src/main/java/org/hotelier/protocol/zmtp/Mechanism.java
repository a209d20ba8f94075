package org.hotelier.protocol.zmtp;

import org.hotelier.protocol.zmtp.ZmtpViolation.Reason;
import org.jspecify.annotations.Nullable;

/**
 * One end's part in what follows the greetings: commands to and fro until each end has the other's
 * metadata. One instance a connection.
 */
interface Mechanism {

  String NULL = "NULL";
  String PLAIN = "PLAIN";

  /** What a mechanism needs of its connection. */
  interface Wire {
    void send(Command command);

    /** Has the peer judged, before this end's last word. */
    void admit(Metadata peer) throws ZmtpViolation;
  }

  /** Says what this end says first, if it does. */
  void begin();

  /** Takes the peer's next command; the peer's metadata once the handshake is done. */
  @Nullable Metadata next(Command command) throws ZmtpViolation;

  /** The data of a command that must have this name. */
  static byte[] expect(String name, Command command) throws ZmtpViolation {
    if (!command.name().equals(name)) {
      throw new ZmtpViolation(
          Reason.MALFORMED, "Expected %s, but got %s".formatted(name, printable(command.name())));
    }
    return command.data();
  }

  private static String printable(String name) {
    return name.matches("[A-Za-z0-9._-]{1,32}") ? name : "something else";
  }
}
