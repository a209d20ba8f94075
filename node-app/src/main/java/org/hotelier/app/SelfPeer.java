package org.hotelier.app;

import java.util.function.Supplier;
import org.hotelier.protocol.seekchat.Peer;

/**
 * Who this process is just now. The number of the incarnation grows, also over restarts of the
 * process, as long as the machine's clock does not go back between them.
 */
final class SelfPeer implements Supplier<Peer> {

  private volatile Peer self;

  SelfPeer(int listenerPort, int clusterPort) {
    self = new Peer("unnamed", "127.0.0.1", listenerPort, clusterPort, System.currentTimeMillis());
  }

  @Override
  public Peer get() {
    return self;
  }

  synchronized void at(String name, String host, int listenerPort) {
    self = new Peer(name, host, listenerPort, self.clusterPort(), self.run());
  }

  synchronized Peer nextIncarnation(int clusterPort) {
    long run = Math.max(self.run() + 1, System.currentTimeMillis());
    return update(clusterPort, run);
  }

  synchronized Peer bound(int clusterPort) {
    return update(clusterPort, self.run());
  }

  private Peer update(int clusterPort, long run) {
    var updated = new Peer(self.name(), self.host(), self.listenerPort(), clusterPort, run);
    self = updated;
    return updated;
  }
}
