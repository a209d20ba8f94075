package org.hotelier.protocol.zmtp;

import org.jspecify.annotations.Nullable;

/** PLAIN, the client's end: HELLO with its credentials, then INITIATE with its metadata. */
final class PlainClient implements Mechanism {

  private final Credentials credentials;
  private final Metadata local;
  private final Wire wire;
  private boolean welcome;

  PlainClient(Credentials credentials, Metadata local, Wire wire) {
    this.credentials = credentials;
    this.local = local;
    this.wire = wire;
  }

  @Override
  public void begin() {
    wire.send(new Command("HELLO", credentials.hello()));
  }

  @Override
  public @Nullable Metadata next(Command command) throws ZmtpViolation {
    if (!welcome) {
      Mechanism.expect("WELCOME", command);
      welcome = true;
      wire.send(new Command("INITIATE", local.encode()));
      return null;
    }
    var peer = Metadata.parse(Mechanism.expect("READY", command));
    wire.admit(peer);
    return peer;
  }
}
