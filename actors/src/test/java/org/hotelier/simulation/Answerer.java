package org.hotelier.simulation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hotelier.listener.AdmissionRule;
import org.hotelier.listener.Newcomers;
import org.hotelier.membership.NodeRow;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.ClusterView;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage;
import org.hotelier.protocol.seekchat.SeekMessage.Check;
import org.hotelier.protocol.seekchat.SeekMessage.Claim;
import org.hotelier.protocol.seekchat.SeekMessage.Hindrance;
import org.hotelier.protocol.seekchat.SeekMessage.Join;
import org.hotelier.protocol.seekchat.SeekMessage.JoinFailed;
import org.hotelier.protocol.seekchat.SeekMessage.Link;
import org.hotelier.protocol.seekchat.SeekMessage.Payload;
import org.hotelier.protocol.seekchat.SeekMessage.Proven;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.hotelier.protocol.seekchat.SeekMessage.Yield;
import org.hotelier.seekchat.Finding;

/** The listener of one incarnation: answers by production's admission rule, after call-backs. */
final class Answerer {

  private static final int CALL_BACK_PATIENCE_MILLIS = 800;

  private final Incarnation own;
  private final AdmissionRule rule;
  private final Newcomers newcomers = new Newcomers();
  private final Set<Peer> callingBack = new HashSet<>();

  Answerer(Incarnation own) {
    this.own = own;
    this.rule = new AdmissionRule(own.self());
  }

  void asked(Peer sender, Payload question, Consumer<Reply> answer) {
    if (!own.isBooted()) {
      answer.accept(new Wait(Phase.STARTING, "", "its incarnation starts"));
    } else if (question instanceof Join) {
      if (!own.world().tokenSet()) {
        own.seeker().heard(sender);
      }
      admit(sender, answer, () -> answer.accept(letIn(sender)));
    } else if (question instanceof Yield yielding) {
      admit(sender, answer, () -> answer.accept(own.watcher().yieldAsked(sender, yielding.from())));
    } else if (question instanceof Claim) {
      claim(sender, answer);
    } else if (question instanceof Check check) {
      meet(sender, check.from());
      answer.accept(rule.look(own.standing(), rows()));
    } else if (question instanceof SeekMessage.CallBack) {
      answer.accept(new Proven());
    }
  }

  private void meet(Peer asker, ClusterView cluster) {
    boolean another = !cluster.id().isEmpty() && !cluster.id().equals(own.standing().clusterId());
    if (another && own.standing().settled()) {
      own.watcher().met(asker, cluster);
    }
  }

  /** Has who wants in called back, unless there is a reply already. */
  private void admit(Peer seeker, Consumer<Reply> answer, Runnable proven) {
    var reply = withoutCallBack(seeker);
    if (reply.isPresent()) {
      answer.accept(reply.get());
      supersede(seeker);
    } else if (callingBack.add(seeker)) {
      var called = new HashSet<>(alsoCallBack(seeker, Set.of()));
      var members = rule.otherCallers(rows()).stream().map(NodeRow::peer);
      callBackTogether(
          seeker,
          Stream.concat(members, called.stream()).toList(),
          failure -> calledBack(seeker, failure, called, answer, proven));
    } else {
      answer.accept(rule.wait(own.standing(), "it is busy calling seekers back"));
    }
  }

  private List<Peer> alsoCallBack(Peer seeker, Set<Peer> called) {
    return own.world().rules().alsoCallBack(newcomers, seeker, rows(), called);
  }

  private void callBackTogether(Peer seeker, List<Peer> others, Consumer<String> outcome) {
    var calls = new CallBacks(others.size() + 1, outcome);
    callBack(seeker, calls::reported);
    boolean known = own.cluster().hasSomebodyOnTheWay(seeker.host());
    for (var other : others) {
      artery(own)
          .tell(
              other.host(),
              there ->
                  there
                      .answerer()
                      .ordered(
                          seeker,
                          known,
                          failure ->
                              artery(there)
                                  .tell(own.self().host(), back -> calls.reported(failure))));
    }
    own.later(CALL_BACK_PATIENCE_MILLIS, () -> calls.reported("not all reached it in time"));
  }

  private void calledBack(
      Peer seeker, String failure, Set<Peer> called, Consumer<Reply> answer, Runnable proven) {
    var others = alsoCallBack(seeker, called);
    if (failure.isEmpty() && !others.isEmpty()) {
      called.addAll(others);
      callBackTogether(seeker, others, again -> calledBack(seeker, again, called, answer, proven));
      return;
    }
    callingBack.remove(seeker);
    if (!failure.isEmpty()) {
      answer.accept(refusal(failure));
      return;
    }
    supersede(seeker);
    withoutCallBack(seeker).ifPresentOrElse(answer, proven);
  }

  private Reply letIn(Peer seeker) {
    heardOfNewcomer(seeker);
    for (var other : rule.others(rows())) {
      artery(own).tell(other.peer().host(), there -> there.answerer().heardOfNewcomer(seeker));
    }
    return rule.joined(own.standing(), rows());
  }

  private void heardOfNewcomer(Peer seeker) {
    newcomers.letIn(seeker);
    own.later(Settings.LOCATOR.join().toMillis(), () -> newcomers.forget(seeker));
  }

  private JoinFailed refusal(String failure) {
    return new JoinFailed(
        own.standing().clusterId(), failure, Hindrance.PAIR, own.self().toString());
  }

  private Optional<Reply> withoutCallBack(Peer seeker) {
    var majority = own.world().rules().majority(own.process().table());
    return rule.withoutCallBack(seeker, own.standing(), rows(), majority);
  }

  private Artery artery(Incarnation from) {
    return new Artery(own.world(), from);
  }

  /** Calls a seeker back for another member, which knows that somebody joins there or not. */
  private void ordered(Peer seeker, boolean known, Consumer<String> tell) {
    boolean joins = own.cluster().hasSomebodyOnTheWay(seeker.host());
    if (own.world().rules().speaksFor(known, joins)) {
      callBack(seeker, tell);
    } else {
      tell.accept("%s awaits another incarnation of %s".formatted(own.self(), seeker));
    }
  }

  /** Calls a seeker back; tells what failed, or nothing. */
  private void callBack(Peer seeker, Consumer<String> tell) {
    own.chat()
        .ask(
            Endpoint.listenerOf(seeker),
            new SeekMessage.CallBack(),
            finding ->
                tell.accept(
                    finding instanceof Finding.Answered answered
                            && answered.reply() instanceof Proven
                            && answered.peer().run() == seeker.run()
                        ? ""
                        : "%s cannot talk to %s".formatted(own.self(), seeker)));
  }

  private void claim(Peer claimant, Consumer<Reply> answer) {
    var standing = own.standing();
    if (standing.phase() != Phase.SEEKING) {
      answer.accept(rule.wait(standing, "it does not seek"));
    } else if (callingBack.add(claimant)) {
      callBack(
          claimant,
          failure -> {
            callingBack.remove(claimant);
            answer.accept(failure.isEmpty() ? own.seeker().claimed(claimant) : refusal(failure));
          });
    } else {
      answer.accept(rule.wait(standing, "it is busy calling seekers back"));
    }
  }

  /** The answer to a link's first beat; whoever is linked is echoed without asking again. */
  Reply linked(Peer sender, String clusterId) {
    return own.isBooted()
        ? rule.link(sender, new Link(clusterId, 0), own.standing(), own.process().table())
        : rule.wait(own.standing(), "its incarnation starts");
  }

  /** A member's node that seeks anew has lost its earlier incarnation; a call-back proves it. */
  private void supersede(Peer seeker) {
    if (rule.supersedes(seeker, rows()) || own.process().table().countsEarlier(seeker)) {
      callBack(
          seeker,
          failure -> {
            if (failure.isEmpty()) {
              own.roster().superseded(seeker);
            }
          });
    }
  }

  private List<NodeRow> rows() {
    return own.process().rows();
  }
}
