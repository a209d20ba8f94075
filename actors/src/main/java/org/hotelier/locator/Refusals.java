package org.hotelier.locator;

import org.hotelier.protocol.seekchat.SeekMessage.ErrorReply;
import org.hotelier.protocol.seekchat.SeekMessage.JoinFailed;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;

/** The reason that a reply gives for not being what was asked for. */
final class Refusals {

  private Refusals() {}

  static String text(Reply reply) {
    if (reply instanceof Wait wait) {
      return wait.reason();
    } else if (reply instanceof JoinFailed failed) {
      return failed.reason();
    } else if (reply instanceof ErrorReply error) {
      return error.reason();
    }
    return "it is in a cluster";
  }
}
