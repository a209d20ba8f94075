package org.hotelier.protocol.zmtp;

import org.jspecify.annotations.Nullable;

/** PLAIN, the server's end: HELLO → WELCOME, INITIATE → READY; at each step it may say ERROR. */
final class PlainServer implements Mechanism {

  private final Admission admission;
  private final Metadata local;
  private final Wire wire;
  private boolean welcomed;

  PlainServer(Admission admission, Metadata local, Wire wire) {
    this.admission = admission;
    this.local = local;
    this.wire = wire;
  }

  @Override
  public void begin() {
    // The client speaks first.
  }

  @Override
  public @Nullable Metadata next(Command command) throws ZmtpViolation {
    if (!welcomed) {
      admission.judge(Credentials.passwordOf(Mechanism.expect("HELLO", command)));
      welcomed = true;
      wire.send(new Command("WELCOME", new byte[0]));
      return null;
    }
    var peer = Metadata.parse(Mechanism.expect("INITIATE", command));
    wire.admit(peer);
    wire.send(new Command("READY", local.encode()));
    return peer;
  }
}
