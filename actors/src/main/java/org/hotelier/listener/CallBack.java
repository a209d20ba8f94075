package org.hotelier.listener;

import java.util.concurrent.CompletionStage;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.membership.MembershipMessage.CallBackReport;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.SeekMessage;
import org.hotelier.protocol.seekchat.SeekMessage.Hindrance;
import org.hotelier.protocol.seekchat.SeekMessage.JoinFailed;
import org.hotelier.protocol.seekchat.SeekMessage.Proven;
import org.hotelier.seekchat.Finding;
import org.hotelier.seekchat.SeekClient;

/**
 * Calls one seeker back at the address it advertises, which is where its question came from: it
 * must be there, be the incarnation it said, and know the join token.
 */
record CallBack(SeekClient client, Peer self) {

  /** Always reports; a failure names the pair that cannot talk. */
  CompletionStage<CallBackReport> of(Peer seeker) {
    return client
        .ask(Endpoint.listenerOf(seeker), new SeekMessage.CallBack())
        .thenApply(finding -> new CallBackReport(self.name(), failure(seeker, finding)));
  }

  /** The report on a seeker of which another incarnation is joining. */
  CallBackReport awaitsAnother(Peer seeker) {
    return new CallBackReport(
        self.name(), "%s awaits another incarnation of %s".formatted(self, seeker));
  }

  /** The answer to a claimant that this node cannot call back. */
  JoinFailed refusal(String failure) {
    return new JoinFailed("", failure, Hindrance.CALL_BACK, self.toString());
  }

  /** Calls back, and does something if the seeker is there. */
  void ifReached(Peer seeker, Runnable what) {
    of(seeker)
        .thenAccept(
            report -> {
              if (report.failure().isEmpty()) {
                what.run();
              }
            });
  }

  private String failure(Peer seeker, Finding finding) {
    if (finding instanceof Finding.Answered answered) {
      return answered.reply() instanceof Proven && answered.peer().run() == seeker.run()
          ? ""
          : cannot(seeker, "another incarnation answers there");
    } else if (finding instanceof Finding.Refused) {
      return cannot(seeker, "connection refused");
    } else if (finding instanceof Finding.Silent silent) {
      return cannot(seeker, silent.reason());
    } else if (finding instanceof Finding.Alien alien) {
      return cannot(seeker, alien.reason());
    }
    var reason = finding instanceof Finding.Unproven unproven ? ": " + unproven.reason() : "";
    return cannot(seeker, "its proof of the join token is wrong" + reason);
  }

  private String cannot(Peer seeker, String why) {
    return "%s cannot talk to %s: %s".formatted(self, seeker, why);
  }
}
