package org.hotelier.locator;

import java.util.List;
import org.hotelier.formation.ClaimRound;
import org.hotelier.formation.Obstacle;
import org.hotelier.formation.Obstacles;
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

  /** What stands against founding when a peer answers a claim like this. */
  static Obstacle toClaim(ClaimRound claim, Finding finding) {
    if (finding instanceof Finding.Unproven unproven) {
      return Obstacles.unproven(List.of(unproven));
    }
    if (finding instanceof Finding.Answered answered) {
      return answered.reply() instanceof JoinFailed failed
          ? Obstacles.refused(answered.peer(), failed)
          : Obstacles.notGranted(claim, answered.peer().toString(), text(finding));
    }
    return Obstacles.notGranted(claim, finding.candidate().toString(), text(finding));
  }
}
