package org.hotelier.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** A worker of either version. */
record Worker(Peer peer, Mdp version, String service) {

  /** A request in the hands of a worker. */
  record Task(Worker worker, String address, List<String> body) {

    void isAnswered(String... reply) {
      worker.peer.sends(worker.version.reply(address, List.of(reply)));
    }

    /** Of 0.2 only. */
    Task isAnsweredInPart(String... part) {
      worker.peer.sends(worker.version.partial(address, List.of(part)));
      return this;
    }
  }

  /** Says READY; the broker has heard it when this returns, and nothing waits for it. */
  Worker isReady() {
    peer.sends(version.ready(service)).hearsNothing();
    return this;
  }

  /** Says READY; what waits for it may come at once. */
  Worker joins() {
    peer.sends(version.ready(service));
    return this;
  }

  /** Says READY with a frame of Hotelier's options. */
  Worker isReadyWith(String options) {
    peer.sends(version.ready(service, options)).hearsNothing();
    return this;
  }

  /** Waits for a request with this body. */
  Task takes(String... body) {
    Task task = takesAny();
    assertThat(task.body().equals(List.of(body)))
        .as(
            () ->
                "Expected a request with %s, but got %s"
                    .formatted(Peer.shown(List.of(body)), Peer.shown(task.body())))
        .isTrue();
    return task;
  }

  Task takesAny() {
    List<String> frames = peer.receives();
    int at = version == Mdp.V0_1 ? 3 : 2;
    assertThat(frames.size())
        .as(() -> "a request, not " + Peer.shown(frames))
        .isGreaterThan(at + 2);
    String address = frames.get(at);
    List<String> body = frames.subList(at + 2, frames.size());
    assertThat(frames.equals(version.request(address, body)))
        .as(() -> "a request, not " + Peer.shown(frames))
        .isTrue();
    return new Task(this, address, body);
  }

  /** Takes a request with this body and answers with that. */
  Worker serves(String body, String reply) {
    takes(body).isAnswered(reply);
    return this;
  }

  Worker beats() {
    peer.sends(version.heartbeat());
    return this;
  }

  Worker hearsNothing() {
    peer.hearsNothing();
    return this;
  }

  Worker isSentAway() {
    peer.expects(version.disconnect());
    return this;
  }

  void leaves() {
    peer.sends(version.disconnect());
  }

  void dies() {
    peer.dies();
  }
}
