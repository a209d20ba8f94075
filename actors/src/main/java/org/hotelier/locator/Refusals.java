package org.hotelier.locator;

import org.hotelier.protocol.seekchat.SeekMessage.ErrorReply;
import org.hotelier.protocol.seekchat.SeekMessage.JoinFailed;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.hotelier.seekchat.Finding;

/** The reason that a reply gives for not being what was asked for. */
final class Refusals {

  private Refusals() {}

  static String text(Finding finding) {
    if (finding instanceof Finding.Answered answered) {
      return text(answered.reply());
    } else if (finding instanceof Finding.Unproven) {
      return "it could not prove that it knows the join token";
    } else if (finding instanceof Finding.Silent silent) {
      return silent.reason();
    } else if (finding instanceof Finding.Alien alien) {
      return alien.reason();
    }
    return "connection refused";
  }

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
