package org.hotelier.conformance;

import java.util.List;

/** A requester of either version. */
record Requester(Peer peer, Mdp version) {

  Requester asks(String service, String... body) {
    peer.sends(version.ask(service, List.of(body)));
    return this;
  }

  /** The reply, in 0.2 the final one, comes next. */
  Requester hears(String service, String... body) {
    peer.expects(version.answer(service, List.of(body)));
    return this;
  }

  /** Of 0.2 only. */
  Requester hearsPart(String service, String... body) {
    peer.expects(version.partialAnswer(service, List.of(body)));
    return this;
  }

  Requester hearsNothing() {
    peer.hearsNothing();
    return this;
  }

  void dies() {
    peer.dies();
  }
}
