package org.hotelier.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hotelier.protocol.broker.BrokerItem.Hint;

/** What the services of the whole cluster look like, as the brokers hint to one another. */
public final class ServiceBoard {

  private final String self;
  private final Map<String, Map<String, Hint>> hints = new TreeMap<>();

  /** A board of the node of this name. */
  public ServiceBoard(String self) {
    this.self = self;
  }

  /** Notes a hint; the last one of a service that a node has forgotten is not kept either. */
  void take(String node, Hint hint) {
    if (isOver(hint)) {
      forget(node, hint.service());
    } else {
      hints.computeIfAbsent(node, unused -> new TreeMap<>()).put(hint.service(), hint);
    }
  }

  private static boolean isOver(Hint hint) {
    return hint.guests() == 0 && hint.queued() == 0 && hint.inFlight() == 0;
  }

  private void forget(String node, String service) {
    var ofNode = hints.get(node);
    if (ofNode != null) {
      ofNode.remove(service);
    }
  }

  /** The node is gone. */
  void forget(String node) {
    hints.remove(node);
  }

  /** One row a service, by name, from this node's own rows and what the others hinted last. */
  List<ServiceState> states(List<ServiceRow> own) {
    var sums = new TreeMap<String, Sum>();
    for (var row : own) {
      sums.computeIfAbsent(row.service(), Sum::new).add(self, row);
    }
    hints.forEach(
        (node, ofNode) ->
            ofNode
                .values()
                .forEach(hint -> sums.computeIfAbsent(hint.service(), Sum::new).add(node, hint)));
    return sums.values().stream().map(Sum::state).toList();
  }

  private static final class Sum {
    private final String service;
    private final List<String> nodes = new ArrayList<>();
    private int guests;
    private int queued;
    private int inFlight;
    private long served;
    private long failed;
    private long retried;

    Sum(String service) {
      this.service = service;
    }

    void add(String node, ServiceRow row) {
      add(node, row.guests(), row.queued(), row.inFlight());
      served += row.served();
      failed += row.failed();
      retried += row.retried();
    }

    void add(String node, Hint hint) {
      add(node, hint.guests(), hint.queued(), hint.inFlight());
      served += hint.served();
      failed += hint.failed();
      retried += hint.retried();
    }

    private void add(String node, int guestsThere, int queuedThere, int inFlightThere) {
      if (guestsThere > 0) {
        nodes.add(node);
      }
      guests += guestsThere;
      queued += queuedThere;
      inFlight += inFlightThere;
    }

    ServiceState state() {
      return new ServiceState(
          service,
          guests,
          nodes.stream().sorted().toList(),
          queued,
          inFlight,
          served,
          failed,
          retried);
    }
  }
}
