package org.hotelier.protocol.zmtp;

/**
 * What a peer may make this end keep in memory. All are judged by the announced length, before
 * anything is allocated for it.
 *
 * @param messageBytes the sum of a message's frames
 * @param frames how many frames a message may have
 * @param commandBytes a command after the handshake; a subscription is one
 * @param handshakeBytes all commands of the handshake together; the greeting has its own 64 bytes
 */
public record ZmtpLimits(int messageBytes, int frames, int commandBytes, int handshakeBytes) {

  public ZmtpLimits {
    if (messageBytes < 1 || frames < 1 || commandBytes < 1 || handshakeBytes < 1) {
      throw new IllegalArgumentException(
          "Expected limits of at least 1, but got %d, %d, %d and %d"
              .formatted(messageBytes, frames, commandBytes, handshakeBytes));
    }
  }
}
