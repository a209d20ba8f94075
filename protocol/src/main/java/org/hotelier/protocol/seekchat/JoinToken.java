package org.hotelier.protocol.seekchat;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The shared secret of a cluster's nodes. A reply is proved by an HMAC over the requester's nonce,
 * both addresses and the reply's own bytes, so that it cannot be replayed, reflected or altered.
 * The token itself never travels and is never printed. Without a token proofs are empty, and no
 * other holds: who proves something wants proofs, too.
 */
public final class JoinToken {

  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] secret;

  private JoinToken(byte[] secret) {
    this.secret = secret;
  }

  /** The token of this text; an empty text means that none is set. */
  public static JoinToken of(String text) {
    return new JoinToken(text.getBytes(StandardCharsets.UTF_8));
  }

  public boolean isSet() {
    return secret.length > 0;
  }

  /**
   * The proof of a reply.
   *
   * @param nonce the challenge of the request that is answered
   * @param requester the host the request came from
   * @param replier the host that replies
   * @param reply the reply's encoded message
   */
  public ByteString prove(ByteString nonce, String requester, String replier, ByteString reply) {
    if (!isSet()) {
      return ByteString.EMPTY;
    }
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      update(mac, ByteString.copyFromUtf8("hotelier-seekchat-1"));
      update(mac, nonce);
      update(mac, ByteString.copyFromUtf8(requester));
      update(mac, ByteString.copyFromUtf8(replier));
      update(mac, reply);
      return ByteString.copyFrom(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected every JVM to know " + ALGORITHM, e);
    }
  }

  /** Whether the proof is that of this reply; takes the same time whatever differs. */
  public boolean holds(
      ByteString proof, ByteString nonce, String requester, String replier, ByteString reply) {
    return MessageDigest.isEqual(
        proof.toByteArray(), prove(nonce, requester, replier, reply).toByteArray());
  }

  /** Each part is preceded by its length, so that no two lists of parts look the same. */
  private static void update(Mac mac, ByteString part) {
    int length = part.size();
    mac.update(
        new byte[] {
          (byte) (length >>> 24), (byte) (length >>> 16), (byte) (length >>> 8), (byte) length
        });
    mac.update(part.toByteArray());
  }

  @Override
  public String toString() {
    return isSet() ? "JoinToken[set]" : "JoinToken[none]";
  }
}
