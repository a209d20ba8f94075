package org.hotelier.conformance;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QueueRules extends Rules {

  @Test
  @Rule("RFC 7/MDP, requests for a service without worker are queued; MD-03, MO-04")
  void aWorkerThatComesLateServesWhatWaits() {
    String service = stage.service();
    Requester requester = stage.requester().asks(service, "1").asks(service, "2").hearsNothing();
    Worker worker = stage.newcomer(Mdp.V0_1, service);

    worker.joins();

    worker.serves("1", "one").serves("2", "two");
    requester.hears(service, "one").hears(service, "two");
  }

  @Test
  @Extension
  @Rule("RFC 7/MDP, queued requests expire; MD-03, MD-46")
  void aRequestThatWaitedTooLongIsNeverServed() {
    String service = stage.service();
    Requester requester = stage.requester().asks(service, "too late").hearsNothing();

    Statistics.of(stage).awaitForgotten(service);

    Worker worker = stage.worker(service);
    requester.asks(service, "in time");
    worker.serves("in time", "served");
    requester.hears(service, "served").hearsNothing();
  }

  @Test
  @Extension
  @Rule("MD-46: what is asked for is forgotten when nobody waits any more")
  void aRequesterThatLeavesTakesItsRequestsAlong() {
    String service = stage.service();
    stage.requester().asks(service, "never mind").hearsNothing().dies();

    Statistics.of(stage).awaitForgotten(service);

    stage.worker(service).hearsNothing();
  }

  @Test
  @Rule("RFC 7/MDP, a requester's requests are served in order; MD-41")
  void requestsAreServedFirstInFirstOut() {
    String service = stage.service();
    Requester requester = stage.requester();
    IntStream.range(0, 20).forEach(i -> requester.asks(service, "request " + i));
    requester.hearsNothing();

    Worker worker = stage.newcomer(Mdp.V0_1, service);
    worker.peer().sends(Mdp.V0_1.ready(service));

    IntStream.range(0, 20).forEach(i -> worker.serves("request " + i, "done"));
  }

  @Test
  @Rule("RFC 7/MDP, requesters are served fairly; MD-04, MO-15")
  void aFloodOfOneRequesterDoesNotDelayAnother() {
    String service = stage.service();
    Requester flooding = stage.requester();
    IntStream.range(0, 50).forEach(i -> flooding.asks(service, "flood"));
    flooding.hearsNothing();
    stage.requester().asks(service, "modest").hearsNothing();
    Worker worker = stage.newcomer(Mdp.V0_1, service);

    worker.joins();

    List<String> firstThree =
        Stream.generate(
                () -> {
                  Worker.Task task = worker.takesAny();
                  task.isAnswered("done");
                  return task.body().get(0);
                })
            .limit(3)
            .toList();
    assertThat(firstThree).contains("modest");
  }

  @Test
  @Rule("RFC 7/MDP, a worker works on one request at a time; MD-06")
  void aBusyWorkerGetsNothing() {
    String service = stage.service();
    Worker worker = stage.worker(service);
    stage.requester().asks(service, "1").asks(service, "2").hearsNothing();
    Worker.Task first = worker.takes("1");

    worker.hearsNothing();

    first.isAnswered("one");
    worker.takes("2");
  }

  @Test
  @Rule("RFC 7/MDP, an idle worker gets what a busy one cannot take; MO-05")
  void anIdleWorkerIsPreferredToABusyOne() {
    String service = stage.service();
    Worker busy = stage.worker(service);
    Requester requester = stage.requester().asks(service, "1");
    busy.takes("1");
    Worker idle = stage.worker(service);

    requester.asks(service, "2");

    idle.takes("2");
  }

  @Test
  @Rule("RFC 7/MDP, workers may be used least recently used; MD-41")
  void theWorkerThatWaitsLongestIsNext() {
    String service = stage.service();
    Worker first = stage.worker(service);
    Worker second = stage.worker(service);
    Requester requester = stage.requester().asks(service, "1").asks(service, "2");
    Worker.Task early = first.takes("1");
    Worker.Task late = second.takes("2");

    late.isAnswered("two");
    requester.hears(service, "two");
    early.isAnswered("one");
    requester.hears(service, "one");

    requester.asks(service, "3");
    second.takes("3");
    requester.asks(service, "4");
    first.takes("4");
  }

  @Test
  @Rule("RFC 7/MDP, all workers of a service share its work; MO-05")
  void tenRequestsUseTenWorkers() {
    String service = stage.service();
    List<Worker> workers = Stream.generate(() -> stage.worker(service)).limit(10).toList();
    Requester requester = stage.requester();

    IntStream.range(0, 10).forEach(i -> requester.asks(service, "request " + i));

    Set<String> taken =
        workers.stream().map(worker -> worker.takesAny().body().get(0)).collect(toSet());
    assertThat(taken).hasSize(10);
  }

  @Test
  @Rule("RFC 7/MDP, the queue moves on with each reply; MD-50")
  void oneWorkerServesAll() {
    String service = stage.service();
    Worker worker = stage.worker(Mdp.V0_2, service);
    List<Requester> requesters =
        Stream.generate(() -> stage.requester().asks(service, "me, too")).limit(5).toList();

    requesters.forEach(each -> worker.serves("me, too", "you, too"));

    requesters.forEach(each -> each.hears(service, "you, too"));
  }

  @Test
  @Rule("RFC 7/MDP, a worker serves one service; MD-10")
  void aWorkerGetsOnlyRequestsForItsService() {
    Worker idle = stage.worker(stage.service());
    String service = stage.service();
    Worker worker = stage.worker(service);

    stage.requester().asks(service, "not for all");

    worker.takes("not for all");
    idle.hearsNothing();
  }
}
