package org.hotelier.broker.link;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * The settings under {@code hotelier.broker.link}. All brokers of a cluster need the same sizes.
 *
 * @param batchBytes the longest encoded message
 * @param bodyBytes the longest body of an item, all frames together
 * @param forwards how many forwards may be unacknowledged
 * @param waitingForwards how many more may wait in the link
 * @param windowBytes how much may be on the way unacknowledged
 * @param congestedBytes from how much on the link asks to be spared
 * @param keptBytes how much is kept at most before items with a body are refused
 * @param acknowledgeAfter how long an acknowledgement waits for a message that takes it along
 * @param acknowledgePieces after how many pieces it waits no longer
 * @param acknowledgeMessages after how many messages it waits no longer
 * @param resendAfter how long an acknowledgement is waited for at first
 * @param resendAtMost how long at most, as the wait doubles each time
 * @param resendBytes how much is sent again before one is there
 */
public record LinkSettings(
    int batchBytes,
    int bodyBytes,
    int forwards,
    int waitingForwards,
    int windowBytes,
    long congestedBytes,
    long keptBytes,
    Duration acknowledgeAfter,
    int acknowledgePieces,
    int acknowledgeMessages,
    Duration resendAfter,
    Duration resendAtMost,
    int resendBytes) {

  /** Reads the settings; {@code hotelier} is that section of the configuration. */
  public static LinkSettings from(Config hotelier) {
    var link = hotelier.getConfig("broker.link");
    return new LinkSettings(
        bytes(link, "batch"),
        bytes(link, "body"),
        link.getInt("forwards"),
        link.getInt("waiting"),
        bytes(link, "window"),
        link.getBytes("congested"),
        link.getBytes("kept"),
        link.getDuration("acknowledge.after"),
        link.getInt("acknowledge.pieces"),
        link.getInt("acknowledge.messages"),
        link.getDuration("resend.after"),
        link.getDuration("resend.at-most"),
        bytes(link, "resend.bytes"));
  }

  /** The longest encoded item: all but its body has the room of one message. */
  int itemBytes() {
    return bodyBytes + batchBytes;
  }

  private static int bytes(Config link, String key) {
    return Math.toIntExact(link.getBytes(key));
  }
}
