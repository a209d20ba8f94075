package org.hotelier.seekchat;

import io.netty.channel.Channel;

/**
 * A connection that stays, from this node to a peer's listener: beats go out, echoes come back. It
 * reports what happens, on an event loop, and ends with exactly one {@link Lost} or {@link NotYet}.
 */
public final class SeekLink {

  /** What happens on a link. */
  public sealed interface Happening {}

  /** The peer has accepted the link, or echoed a beat. */
  public record Echoed() implements Happening {}

  /** The peer says that this incarnation is no longer a member of its cluster. */
  public record ToldGone() implements Happening {}

  /** The peer does not know this node as a member yet; the link is over, and worth another try. */
  public record NotYet() implements Happening {}

  /** The link is over, or could not be opened. */
  public record Lost(String reason) implements Happening {}

  private final Channel channel;
  private final LinkConversation conversation;

  SeekLink(Channel channel, LinkConversation conversation) {
    this.channel = channel;
    this.conversation = conversation;
  }

  /** Sends a beat, if the connection is there. */
  public void beat(long number) {
    if (channel.isActive()) {
      channel.eventLoop().execute(() -> conversation.beat(channel, number));
    }
  }

  public void close() {
    channel.close();
  }
}
