package org.hotelier.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.hotelier.broker.ServiceState;
import org.hotelier.broker.Verdict;
import org.hotelier.protocol.broker.GuestRow;

/** The JSON of services and guests on the control socket. */
public final class ServiceJson {

  private ServiceJson() {}

  /** The result of {@code QueryServices}. */
  public static JsonNode services(List<ServiceState> services) {
    var rows = JsonNodeFactory.instance.arrayNode();
    for (var service : services) {
      var row = rows.addObject().put("service", service.service()).put("guests", service.guests());
      service.nodes().forEach(row.putArray("nodes")::add);
      row.put("queued", service.queued())
          .put("inFlight", service.inFlight())
          .put("served", service.served())
          .put("failed", service.failed())
          .put("retried", service.retried());
    }
    return rows;
  }

  /** The result of {@code QueryGuests}. */
  public static JsonNode guests(List<GuestRow> guests) {
    var rows = JsonNodeFactory.instance.arrayNode();
    for (var guest : guests) {
      rows.addObject()
          .put("address", guest.address())
          .put("service", guest.service())
          .put("kind", guest.kind())
          .put("node", guest.node())
          .put("status", guest.status())
          .put("leaseMs", guest.leaseMs())
          .put("lastBeatMs", guest.lastBeatMs())
          .put("served", guest.served())
          .put("meta", guest.meta());
    }
    return rows;
  }

  /** The result of {@code Drain}, {@code Revive} and {@code SafeToStop}. */
  static JsonNode verdict(Verdict verdict) {
    var node = JsonNodeFactory.instance.objectNode().put("yes", verdict.yes());
    verdict.reasons().forEach(node.putArray("reasons")::add);
    return node;
  }
}
