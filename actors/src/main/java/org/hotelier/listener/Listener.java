package org.hotelier.listener;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.hotelier.formation.Standing;
import org.hotelier.listener.CallBacks.Outcome;
import org.hotelier.locator.Locator;
import org.hotelier.membership.Membership;
import org.hotelier.membership.NodeRow;
import org.hotelier.membership.Reception;
import org.hotelier.protocol.membership.MembershipMessage.CallBackOrder;
import org.hotelier.protocol.membership.MembershipMessage.LetIn;
import org.hotelier.protocol.seekchat.ClusterView;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;

/**
 * Answers those who seek. The port belongs to the host; while this actor is there it answers, and
 * when it crashes the port stays and says "ask again".
 */
public final class Listener extends AbstractBehavior<Listener.Command> {

  public sealed interface Command {}

  /** Another member orders a call-back. */
  public record Ordered(CallBackOrder order) implements Command {}

  /** Another member has let this seeker in. */
  public record LetInElsewhere(Peer newcomer) implements Command {}

  /** Fails, so that supervision can be tried. */
  public record Crash() implements Command {}

  record Asked(SeekMessage question, CompletableFuture<Reply> answer) implements Command {}

  private record CalledBack(Outcome outcome) implements Command {}

  private record ClaimantCalledBack(Peer claimant, String failure, CompletableFuture<Reply> answer)
      implements Command {}

  private record CameIn(Peer newcomer) implements Command {}

  /** How long a newcomer may take to be a member; later it has given up. */
  private static final Duration COMING_IN = Duration.ofSeconds(10);

  private final ListenerTools tools;
  private final AdmissionRule rule;
  private final CallBack callBack;
  private final Inquiries inquiries;
  private final ActorRef<Locator.Command> locator;
  private final ActorRef<Membership.Command> membership;

  public static Behavior<Command> create(
      ListenerTools tools,
      ActorRef<Locator.Command> locator,
      ActorRef<Membership.Command> membership) {
    return Behaviors.setup(context -> new Listener(context, tools, locator, membership));
  }

  private Listener(
      ActorContext<Command> context,
      ListenerTools tools,
      ActorRef<Locator.Command> locator,
      ActorRef<Membership.Command> membership) {
    super(context);
    this.tools = tools;
    this.rule = new AdmissionRule(tools.self());
    this.callBack = new CallBack(tools.client(), tools.self());
    this.inquiries =
        new Inquiries(
            context, tools, rule, callBack, context.messageAdapter(Outcome.class, CalledBack::new));
    this.locator = locator;
    this.membership = membership;
    var self = context.getSelf();
    tools
        .port()
        .answerWith(
            question -> {
              var answer = new CompletableFuture<Reply>();
              self.tell(new Asked(question, answer));
              return answer;
            });
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Ordered.class, ordered -> onOrder(ordered.order()))
        .onMessage(LetInElsewhere.class, letIn -> onLetIn(letIn.newcomer()))
        .onMessage(Crash.class, crash -> onCrash())
        .onMessage(Asked.class, this::onAsked)
        .onMessage(CalledBack.class, calledBack -> onCalledBack(calledBack.outcome()))
        .onMessage(ClaimantCalledBack.class, this::onClaimantCalledBack)
        .onMessage(CameIn.class, this::onCameIn)
        .onSignal(PreRestart.class, restarting -> onLeave())
        .onSignal(PostStop.class, stopped -> onLeave())
        .build();
  }

  private Behavior<Command> onOrder(CallBackOrder order) {
    var seeker = order.seeker();
    // Pekko would have two members with one address if two members let in two incarnations.
    if (!order.joiningKnown() && tools.joins().test(seeker)) {
      order.replyTo().tell(callBack.awaitsAnother(seeker));
    } else {
      callBack.of(seeker).thenAccept(order.replyTo()::tell);
    }
    return this;
  }

  private Behavior<Command> onLetIn(Peer newcomer) {
    inquiries.letIn(newcomer);
    getContext().scheduleOnce(COMING_IN, getContext().getSelf(), new CameIn(newcomer));
    return this;
  }

  private Behavior<Command> onCrash() {
    throw new IllegalStateException("crashed on command");
  }

  private Behavior<Command> onAsked(Asked asked) {
    var sender = asked.question().sender();
    var payload = asked.question().payload();
    if (payload instanceof SeekMessage.Join) {
      seek(asked);
    } else if (payload instanceof SeekMessage.Yield) {
      admit(asked);
    } else if (payload instanceof SeekMessage.Claim) {
      claim(asked);
    } else if (payload instanceof SeekMessage.Check check) {
      meet(sender, check.from());
      asked.answer().complete(rule.look(standing(), rows()));
    } else if (payload instanceof SeekMessage.CallBack) {
      asked.answer().complete(new SeekMessage.Proven());
    } else if (payload instanceof SeekMessage.Link link) {
      asked.answer().complete(rule.link(sender, link, standing(), tools.table()));
    } else {
      asked.answer().complete(new SeekMessage.ErrorReply("Expected a question, but got a reply"));
    }
    return this;
  }

  private void seek(Asked asked) {
    var seeker = asked.question().sender();
    if (standing().phase() == Phase.SEEKING && !seeker.sameNode(tools.self())) {
      // A seek is proved by nothing but its answer to ours; with a token it is only a hint.
      locator.tell(tools.tokenSet() ? new Locator.HintedAt(seeker) : new Locator.SoughtBy(seeker));
    }
    admit(asked);
  }

  /** Calls back who wants in, unless there is a reply already. */
  private void admit(Asked asked) {
    var seeker = asked.question().sender();
    var reply = withoutCallBack(seeker);
    if (reply.isPresent()) {
      supersede(seeker);
    }
    reply = reply.or(() -> inquiries.busy(seeker));
    if (reply.isPresent()) {
      asked.answer().complete(reply.get());
      return;
    }
    inquiries.callBack(asked);
  }

  private Optional<Reply> withoutCallBack(Peer seeker) {
    return rule.withoutCallBack(seeker, standing(), rows(), tools.table().majority());
  }

  /** Whichever of two clusters looks first, the locator of the other learns of it. */
  private void meet(Peer asker, ClusterView cluster) {
    boolean another = !cluster.id().isEmpty() && !cluster.id().equals(standing().clusterId());
    if (another && standing().settled()) {
      locator.tell(new Locator.Met(asker, cluster));
    }
  }

  /** A member's node that seeks anew has lost its earlier incarnation; a call-back proves it. */
  private void supersede(Peer seeker) {
    if (rule.supersedes(seeker, rows()) || tools.table().countsEarlier(seeker)) {
      callBack.ifReached(seeker, () -> membership.tell(new Membership.Superseded(seeker)));
    }
  }

  private Behavior<Command> onCalledBack(Outcome outcome) {
    inquiries.reached(outcome).ifPresent(this::proven);
    return this;
  }

  private void proven(Asked asked) {
    var asker = asked.question().sender();
    supersede(asker);
    var reply = withoutCallBack(asker); // things may have changed during the call-backs
    if (reply.isPresent()) {
      asked.answer().complete(reply.get());
    } else if (asked.question().payload() instanceof SeekMessage.Yield yielding) {
      locator.tell(new Locator.YieldAsked(asker, yielding.from(), asked.answer()));
    } else {
      letIn(asker);
      asked.answer().complete(rule.joined(standing(), rows()));
    }
  }

  /** The others are told at once: two that cannot talk may ask two members at the same time. */
  private void letIn(Peer newcomer) {
    onLetIn(newcomer);
    rule.others(rows())
        .forEach(
            other ->
                Reception.tell(
                    getContext().getSystem(), other.key().address(), new LetIn(newcomer)));
  }

  private void claim(Asked asked) {
    var claimant = asked.question().sender();
    var reply =
        standing().phase() == Phase.SEEKING
            ? inquiries.busy(claimant)
            : Optional.<Reply>of(rule.wait(standing(), "it does not seek"));
    if (reply.isPresent()) {
      asked.answer().complete(reply.get());
      return;
    }
    inquiries.begin(asked);
    var self = getContext().getSelf();
    callBack
        .of(claimant)
        .thenAccept(
            report ->
                self.tell(new ClaimantCalledBack(claimant, report.failure(), asked.answer())));
  }

  private Behavior<Command> onClaimantCalledBack(ClaimantCalledBack called) {
    var unused = inquiries.end(called.claimant());
    if (called.failure().isEmpty()) {
      locator.tell(new Locator.Claimed(called.claimant(), called.answer()));
    } else {
      called.answer().complete(callBack.refusal(called.failure()));
    }
    return this;
  }

  private Behavior<Command> onCameIn(CameIn came) {
    inquiries.forget(came.newcomer());
    return this;
  }

  private Behavior<Command> onLeave() {
    tools.port().nobodyIn();
    return this;
  }

  private Standing standing() {
    return tools.standing().state();
  }

  private List<NodeRow> rows() {
    return tools.rows().state();
  }
}
