package org.hotelier.formation;

import static org.hotelier.Peers.endpoint;
import static org.hotelier.Peers.peer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.hotelier.formation.Decision.ClaimFrom;
import org.hotelier.formation.Decision.FoundAlone;
import org.hotelier.formation.Decision.JoinCluster;
import org.hotelier.memory.Memory;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage.Claim;
import org.hotelier.protocol.seekchat.SeekMessage.Founding;
import org.hotelier.protocol.seekchat.SeekMessage.Grant;
import org.hotelier.protocol.seekchat.SeekMessage.Join;
import org.hotelier.protocol.seekchat.SeekMessage.Joined;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;
import org.hotelier.protocol.seekchat.SeekMessage.Seeking;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.hotelier.seekchat.Finding;

/**
 * Nodes that exist in memory only, with a clock of their own: each drives its {@link Formation} as
 * a locator does. Every message takes its own time. Either all can talk, or some pairs cannot, but
 * then all can talk to one node that was there first.
 */
final class Village {
  private static final Formation.Times TIMES =
      new Formation.Times(3, Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(30));
  private static final Duration LONGEST_HISTORY = Duration.ofMinutes(2);

  /** What happens at some time; of two things at the same time any may be first. */
  private record Event(Instant at, long lot, Runnable what) {}

  private final Random random;
  private final int slowest;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::lot));
  private final List<Villager> villagers = new ArrayList<>();
  private final Set<Set<Villager>> cut = new HashSet<>();
  private final List<String> founded = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private Instant now = Instant.EPOCH;

  private Village(Random random, int slowest) {
    this.random = random;
    this.slowest = slowest;
    int size = 2 + random.nextInt(4);
    for (int number = 1; number <= size; number++) {
      villagers.add(new Villager(peer(number)));
    }
  }

  /** Most are quick; in some a message takes nearly as long as a question may. */
  static Village whereAllCanTalk(Random random) {
    var village = new Village(random, random.nextInt(4) == 0 ? 450 : 1 + random.nextInt(60));
    village.villagers.forEach(one -> village.in(random.nextInt(1_500), one::start));
    return village;
  }

  static Village whereSomePairsCannotTalk(Random random) {
    var village = new Village(random, 1 + random.nextInt(60));
    var known = village.villagers.get(random.nextInt(village.villagers.size()));
    known.start();
    for (var one : village.villagers) {
      if (one != known) {
        village.in(random.nextInt(1_500), one::start);
        village.villagers.stream()
            .filter(other -> other != known && other != one && random.nextBoolean())
            .forEach(other -> village.cut.add(Set.of(one, other)));
      }
    }
    return village;
  }

  void runUntilAllAreSettled() {
    var end = now.plus(LONGEST_HISTORY);
    while (now.isBefore(end) && villagers.stream().anyMatch(one -> one.phase != Phase.SETTLED)) {
      var next = events.remove();
      now = next.at();
      next.what().run();
    }
  }

  /** The ids of all clusters that were ever founded. */
  List<String> founded() {
    return founded;
  }

  List<String> clusterIds() {
    return villagers.stream().map(villager -> villager.clusterId).toList();
  }

  private void in(int millis, Runnable what) {
    events.add(new Event(now.plusMillis(millis), random.nextLong(), what));
  }

  private void later(Runnable what) {
    in(random.nextInt(slowest), what);
  }

  @Override
  public String toString() {
    return String.join("; ", log);
  }

  private final class Villager {
    private final Peer self;
    private final Formation formation;
    private Phase phase = Phase.STARTING;
    private boolean listening;
    private String clusterId = "";
    private ClaimRound claim;

    Villager(Peer self) {
      this.self = self;
      this.formation = new Formation(endpoint(self), Memory.NONE, TIMES, Promises.none(TIMES));
    }

    void start() {
      log("starts");
      listening = true;
      phase = Phase.SEEKING;
      beginRound();
    }

    private void beginRound() {
      var findings = new ArrayList<Finding>();
      var others = villagers.stream().filter(other -> other != this).toList();
      others.forEach(
          other ->
              ask(
                  other,
                  new Join(),
                  finding -> {
                    findings.add(finding);
                    if (findings.size() == others.size()) {
                      roundEnded(findings);
                    }
                  }));
    }

    private void ask(Villager other, Seeking question, Consumer<Finding> answer) {
      var at = endpoint(other.self);
      if (cut.contains(Set.of(this, other))) {
        // A firewall that rejects: silence would only make the rounds long and the races rare.
        later(() -> answer.accept(new Finding.Refused(at)));
        return;
      }
      later(
          () -> {
            if (other.listening) {
              other.asked(
                  self,
                  question,
                  reply -> later(() -> answer.accept(new Finding.Answered(at, other.self, reply))));
            } else {
              later(() -> answer.accept(new Finding.Refused(at)));
            }
          });
    }

    private void asked(Peer seeker, Seeking question, Consumer<Reply> answer) {
      if (question instanceof Claim) {
        // First the call-back, then the locator.
        later(() -> later(() -> answer.accept(claimed(seeker))));
        return;
      }
      if (phase == Phase.SEEKING) {
        formation.heard(seeker);
      }
      answer.accept(
          switch (phase) {
            case FOUNDING -> new Founding(clusterId);
            case SETTLED -> new Joined(clusterId, "pekko://hotelier@" + self.host(), 1);
            default -> new Wait(phase, clusterId, "");
          });
    }

    private Reply claimed(Peer claimant) {
      if (phase != Phase.SEEKING) {
        return phase == Phase.FOUNDING ? new Founding(clusterId) : new Wait(phase, clusterId, "");
      }
      return formation
          .claimed(claimant, now)
          .<Reply>map(obstacle -> new Wait(phase, "", obstacle.value()))
          .orElseGet(Grant::new);
    }

    private void roundEnded(List<Finding> findings) {
      var decision = formation.roundEnded(findings, now);
      if (decision instanceof JoinCluster join) {
        log("joins " + join.invitation().clusterId());
        enter(Phase.JOINING, join.invitation().clusterId());
      } else if (decision instanceof FoundAlone) {
        found("alone");
      } else if (decision instanceof ClaimFrom from) {
        beginClaim(from.peers());
      } else {
        nextRound();
      }
    }

    private void beginClaim(List<Sighting> peers) {
      var begun = formation.claim(peers, now);
      claim = begun;
      for (var peer : peers) {
        ask(villager(peer.endpoint()), new Claim(), finding -> claimAnswered(begun, finding));
      }
      in((int) TIMES.claim().toMillis(), () -> endClaim(begun));
    }

    private void claimAnswered(ClaimRound answered, Finding finding) {
      if (answered != claim) {
        return;
      }
      if (finding instanceof Finding.Answered given && given.reply() instanceof Grant) {
        claim.granted(finding.candidate());
      } else {
        claim.refused();
      }
      if (formation.mayFound(claim, now)) {
        found("granted");
      } else if (claim.lost(now)) {
        endClaim(claim);
      }
    }

    private void endClaim(ClaimRound over) {
      if (over == claim) {
        claim = null;
        nextRound();
      }
    }

    private void nextRound() {
      in(
          formation.sawAnybody() ? 40 + random.nextInt(40) : 150 + random.nextInt(150),
          this::beginRound);
    }

    private void found(String how) {
      claim = null;
      var id = "by-" + self.name() + "-" + founded.size();
      log("founds " + id + " " + how);
      founded.add(id);
      enter(Phase.FOUNDING, id);
    }

    private void enter(Phase entering, String id) {
      phase = entering;
      clusterId = id;
      in(random.nextInt(300), () -> phase = Phase.SETTLED);
    }

    private void log(String what) {
      log.add("%d ms %s %s".formatted(Duration.between(Instant.EPOCH, now).toMillis(), self, what));
    }
  }

  private Villager villager(Endpoint at) {
    return villagers.stream()
        .filter(one -> endpoint(one.self).equals(at))
        .findFirst()
        .orElseThrow();
  }
}
