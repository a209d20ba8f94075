package org.hotelier.app;

import io.netty.channel.EventLoopGroup;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hotelier.event.EventLog;
import org.hotelier.network.Endpoint;
import org.hotelier.seekchat.SeekPort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Binds the listener port, which is also how a host address is chosen: whoever binds it first has
 * it. A port that somebody else holds is tried again until it is free.
 */
final class HostPort {

  private static final Logger LOG = LoggerFactory.getLogger(HostPort.class);
  private static final int LAST_AUTOMATIC_HOST = 6;

  private final SeekPort port;
  private final SelfPeer self;
  private final HostSettings settings;
  private final EventLoopGroup loops;
  private String why = "";

  HostPort(SeekPort port, SelfPeer self, HostSettings settings, EventLoopGroup loops) {
    this.port = port;
    this.self = self;
    this.settings = settings;
    this.loops = loops;
  }

  /**
   * Finds the host address; the port is bound unless the address was given and the port is not
   * free.
   */
  void claim() {
    var host = settings.host();
    if (host.isPresent()) {
      settings.refuseUnprotected(host.get());
      bind(host.get());
    } else if (IntStream.rangeClosed(1, LAST_AUTOMATIC_HOST)
        .mapToObj(octet -> "127.0.0." + octet)
        .noneMatch(this::bind)) {
      throw new StartRefused(
          "Expected one of 127.0.0.1 … 127.0.0.%d to have its port %d free; set hotelier.host or hotelier.listener.port"
              .formatted(LAST_AUTOMATIC_HOST, settings.listenerPort()));
    }
  }

  /** Goes on trying until the port is bound. */
  void insist(EventLog events) {
    if (!port.isBound()) {
      events.append(
          "listener",
          "unbound",
          "%s cannot be bound: %s; trying on".formatted(self.get().endpoint(), why));
      LOG.warn("{} cannot be bound: {}; trying on", self.get().endpoint(), why);
      tryAgain(events);
    }
  }

  private void tryAgain(EventLog events) {
    var unused =
        loops.schedule(
            () -> {
              port.bind(new Endpoint(self.get().host(), settings.listenerPort()))
                  .whenComplete(
                      (bound, failure) -> {
                        if (bound == null) {
                          tryAgain(events);
                        } else {
                          events.append("listener", "bound", "took over " + bound);
                          LOG.info("Took over {}", bound);
                        }
                      });
            },
            settings.bindRetry().toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Says who it is before it binds: from then on it may be asked. */
  private boolean bind(String host) {
    self.at(settings.name(host), host, settings.listenerPort());
    try {
      var bound = port.bind(new Endpoint(host, settings.listenerPort())).toCompletableFuture();
      self.at(settings.name(host), host, bound.join().port());
      return true;
    } catch (CompletionException e) {
      why = String.valueOf(e.getCause());
      LOG.debug("{} cannot be bound", host, e);
      return false;
    }
  }
}
