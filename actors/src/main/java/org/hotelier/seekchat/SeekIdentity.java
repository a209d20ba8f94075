package org.hotelier.seekchat;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.function.Supplier;
import org.hotelier.protocol.seekchat.JoinToken;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.SeekMessage;
import org.hotelier.protocol.seekchat.SeekMessage.Payload;

/**
 * As whom a node speaks the SeekChat.
 *
 * @param self the node's present incarnation
 */
public record SeekIdentity(String clusterName, JoinToken token, Supplier<Peer> self) {

  private static final int NONCE_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A question of ours, with a challenge that was never used before. */
  SeekMessage question(Payload payload) {
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    return message(ByteString.copyFrom(nonce), payload);
  }

  SeekMessage reply(Payload payload) {
    return message(ByteString.EMPTY, payload);
  }

  private SeekMessage message(ByteString nonce, Payload payload) {
    return new SeekMessage(SeekMessage.VERSION, clusterName, self.get(), nonce, payload);
  }
}
