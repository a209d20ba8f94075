package org.hotelier.protocol.zmtp;

/**
 * NULL: each end says READY with its metadata. A server waits for its peer's, so that it can still
 * say ERROR instead; clients of all libraries speak without being asked.
 */
record NullMechanism(boolean server, Metadata local, Mechanism.Wire wire) implements Mechanism {

  @Override
  public void begin() {
    if (!server) {
      ready();
    }
  }

  @Override
  public Metadata next(Command command) throws ZmtpViolation {
    var peer = Metadata.parse(Mechanism.expect("READY", command));
    wire.admit(peer);
    if (server) {
      ready();
    }
    return peer;
  }

  private void ready() {
    wire.send(new Command("READY", local.encode()));
  }
}
