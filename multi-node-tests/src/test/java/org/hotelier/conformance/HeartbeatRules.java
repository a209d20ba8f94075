package org.hotelier.conformance;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeartbeatRules extends Rules {
  private static final int BEAT_MILLIS = 50;

  @ParameterizedTest
  @EnumSource
  @Rule("RFC 7 and 18, the broker sends heartbeats to idle workers; MD-17, MD-42, MO-07, M2-02")
  void anIdleWorkerHearsHeartbeats(Mdp version) {
    Worker worker = stage.worker(version, stage.service());

    worker.peer().expectsHeartbeat(version);
  }

  @ParameterizedTest
  @EnumSource
  @Extension
  @Rule("RFC 7 and 18, the rate of heartbeats is agreed upon: the worker's; MD-17")
  void aHeartbeatIsAnswered(Mdp version) {
    Worker worker = stage.worker(version, stage.service());

    for (int i = 0; i < 3; i++) {
      worker.beats().peer().expectsHeartbeat(version);
    }
  }

  @Test
  @Rule("RFC 7/MDP, HEARTBEAT is not a request for anything; MD-16")
  void aHeartbeatChangesNothing() {
    String service = stage.service();
    Worker worker = stage.worker(service).beats().beats();
    Requester requester = stage.requester().asks(service, "1").asks(service, "2");

    worker.takes("1").isAnswered("one");
    worker.beats().takes("2").isAnswered("two");

    requester.hears(service, "one").hears(service, "two").hearsNothing();
  }

  @Test
  @Rule("RFC 7/MDP, a worker that falls silent is disconnected; MD-17, MM-02, MO-08")
  void aWorkerThatFallsSilentIsForgotten() {
    String service = stage.service();
    Worker worker = stage.worker(service);
    Beating beating = new Beating(worker);
    stage.awaitCode(service, "200");
    beating.stop();

    stage.awaitCode(service, "404");

    stage.requester().asks(service, "for another").hearsNothing();
    stage.lateWorker(service).takes("for another");
  }

  @Test
  @Rule("RFC 7/MDP, all silent workers are disconnected, whoever is live; MD-45")
  void aSilentWorkerIsForgottenAlsoBehindALiveOne() {
    String service = stage.service();
    Worker live = stage.worker(service);
    Beating beating = new Beating(live);
    Worker silent = stage.worker(service);
    silent.beats().hearsNothing().beats().hearsNothing();
    silent.isSentAway();

    stage.requester().asks(service, "Hello");

    live.takes("Hello");
    beating.stop();
  }

  @Test
  @Extension
  @Rule("MO-12: a worker may be silent while it works; only an idle one is sent away")
  void aWorkerThatWorksIsNotForgotten() {
    String service = stage.service();
    Worker working = stage.worker(service);
    Requester requester = stage.requester().asks(service, "hard work");
    Worker.Task task = working.takes("hard work");
    working.beats().hearsNothing().beats().hearsNothing();

    // Another of the same rhythm is: so the first one's time is over, too.
    Worker idle = stage.worker(stage.service());
    idle.beats().hearsNothing().beats().hearsNothing();
    idle.isSentAway();

    task.isAnswered("done");
    requester.hears(service, "done");
  }

  /** A worker that beats until it is stopped. */
  private static final class Beating {
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    Beating(Worker worker) {
      var unused = thread.scheduleAtFixedRate(worker::beats, 0, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop() {
      thread.shutdownNow();
    }
  }
}
