package org.hotelier.listener;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.hotelier.event.RecentTexts;
import org.hotelier.listener.CallBacks.Outcome;
import org.hotelier.listener.Callers.Caller;
import org.hotelier.listener.Listener.Asked;
import org.hotelier.membership.NodeRow;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;

/**
 * The seekers that are being called back before they get an answer: each by this node and by those
 * members that have to reach it as well, and once more by whoever became one of them meanwhile.
 */
final class Inquiries {

  /** Call-backs at the same time; further seekers are told to ask again. */
  private static final int MOST = 64;

  /** Refused hosts told apart; one that goes on asking is one event, not one a round. */
  private static final int MOST_REFUSALS = 256;

  /** Below the second that a seeker waits for its answer. */
  private static final Duration PATIENCE = Duration.ofMillis(800);

  private final ActorContext<Listener.Command> context;
  private final ListenerTools tools;
  private final AdmissionRule rule;
  private final CallBack callBack;
  private final Callers callers;
  private final ActorRef<Outcome> outcomes;
  private final Map<Peer, Asked> underWay = new HashMap<>();
  private final RecentTexts refused = new RecentTexts(MOST_REFUSALS);

  Inquiries(
      ActorContext<Listener.Command> context,
      ListenerTools tools,
      AdmissionRule rule,
      CallBack callBack,
      ActorRef<Outcome> outcomes) {
    this.context = context;
    this.tools = tools;
    this.rule = rule;
    this.callBack = callBack;
    this.callers = new Callers(rule);
    this.outcomes = outcomes;
  }

  /** What to say to a seeker that cannot be called back just now, or empty if it can. */
  Optional<Reply> busy(Peer seeker) {
    return underWay.size() >= MOST || underWay.containsKey(seeker)
        ? Optional.of(rule.wait(tools.standing().state(), "it is busy calling seekers back"))
        : Optional.empty();
  }

  /** The caller calls this one back itself, and says when that is over. */
  void begin(Asked asked) {
    underWay.put(asked.question().sender(), asked);
  }

  /** Has the seeker called back by all who have to; the outcome comes as a message. */
  void callBack(Asked asked) {
    begin(asked);
    var seeker = asked.question().sender();
    callBack(seeker, callers.first(seeker, rows(), address()));
  }

  private void callBack(Peer seeker, List<Caller> others) {
    context.spawnAnonymous(
        CallBacks.create(seeker, callBack, others, tools.joins().test(seeker), PATIENCE, outcomes));
  }

  /** The question of a seeker that all have reached; who failed has its answer already. */
  Optional<Asked> reached(Outcome outcome) {
    var seeker = outcome.seeker();
    if (!underWay.containsKey(seeker)) {
      return Optional.empty(); // it was asked before a crash
    }
    if (!outcome.failure().isEmpty()) {
      if (refused.add(seeker.host())) {
        tools.events().append("listener", "refused", outcome.failure());
      }
      var refusal = outcome.refusal(tools.standing().state().clusterId());
      end(seeker).ifPresent(asked -> asked.answer().complete(refusal));
      return Optional.empty();
    }
    var further = callers.further(seeker, rows(), address());
    if (!further.isEmpty()) {
      callBack(seeker, further);
      return Optional.empty();
    }
    refused.forget(seeker.host());
    return end(seeker);
  }

  /** Nobody is called back for this seeker any more. */
  Optional<Asked> end(Peer seeker) {
    callers.end(seeker);
    return Optional.ofNullable(underWay.remove(seeker));
  }

  /** This seeker is about to become a member, which has to call others back as well. */
  void letIn(Peer newcomer) {
    callers.letIn(newcomer);
  }

  /** It is one by now, or has given up. */
  void forget(Peer newcomer) {
    callers.forget(newcomer);
  }

  private List<NodeRow> rows() {
    return tools.rows().state();
  }

  private String address() {
    return tools.standing().state().clusterAddress();
  }
}
