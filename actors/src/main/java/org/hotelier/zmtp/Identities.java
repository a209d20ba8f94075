package org.hotelier.zmtp;

import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.hotelier.protocol.zmtp.ZmtpViolation;
import org.hotelier.protocol.zmtp.ZmtpViolation.Reason;

/** The identities of a port's peers: no two are the same. */
final class Identities {

  private static final int MADE_BYTES = 5;

  private final RandomGenerator random;
  private final Set<Identity> taken = new HashSet<>();

  Identities(RandomGenerator random) {
    this.random = random;
  }

  /** What a peer calls itself; refused if another one does. */
  Identity claim(byte[] name) throws ZmtpViolation {
    var identity = Identity.of(name);
    if (!taken.add(identity)) {
      throw new ZmtpViolation(
          Reason.IDENTITY_TAKEN,
          "Expected an identity of its own, but another peer has %s".formatted(identity));
    }
    return identity;
  }

  /** Five bytes that no peer can claim: 0 and four random ones. */
  Identity make() {
    Identity identity;
    do {
      var bytes = new byte[MADE_BYTES];
      random.nextBytes(bytes);
      bytes[0] = 0;
      identity = Identity.of(bytes);
    } while (!taken.add(identity));
    return identity;
  }

  void release(Identity identity) {
    taken.remove(identity);
  }
}
