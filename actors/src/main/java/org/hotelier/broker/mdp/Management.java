package org.hotelier.broker.mdp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hotelier.broker.Exchange;
import org.hotelier.broker.ServiceRow;

/**
 * The management services (RFC 8/MMI), answered by the broker itself:
 *
 * <ul>
 *   <li>{@code mmi.service}: the last frame of the body, a service, becomes {@code 200} if any node
 *       has a live guest of it, else {@code 404}; frames before it come back as they were.
 *   <li>{@code mmi.services}: {@code 200}, and a frame with the names of all services that have a
 *       live guest on any node, sorted, each ended by LF.
 *   <li>{@code mmi.stats}: {@code 200}, and a frame with one line of JSON for each service on this
 *       node, sorted by name, each ended by LF: {@code service}, {@code guests}, {@code queued},
 *       {@code inFlight}, {@code served}, {@code failed}, {@code retried}, {@code draining}.
 *   <li>any other: the last frame of the body becomes {@code 501}.
 * </ul>
 *
 * A list that would be longer than the longest message ends early, at the end of a line.
 */
final class Management {
  private static final byte[] FOUND = "200".getBytes(UTF_8);
  private static final byte[] NOT_FOUND = "404".getBytes(UTF_8);
  private static final byte[] UNKNOWN = "501".getBytes(UTF_8);

  private final Exchange exchange;
  private final long maxBytes;

  Management(Exchange exchange, long maxBytes) {
    this.exchange = exchange;
    this.maxBytes = maxBytes;
  }

  /** The body of the reply; the request's body may be empty. */
  List<byte[]> answer(String service, List<byte[]> body) {
    return switch (service) {
      case "mmi.service" -> inPlaceOfTheLast(body, knows(body) ? FOUND : NOT_FOUND);
      case "mmi.services" -> List.of(FOUND, lines(exchange.known().stream().sorted().toList()));
      case "mmi.stats" -> List.of(FOUND, lines(figures()));
      default -> inPlaceOfTheLast(body, UNKNOWN);
    };
  }

  private boolean knows(List<byte[]> body) {
    return !body.isEmpty() && exchange.knows(new String(body.get(body.size() - 1), UTF_8));
  }

  private static List<byte[]> inPlaceOfTheLast(List<byte[]> body, byte[] code) {
    if (body.size() <= 1) {
      return List.of(code);
    }
    var answer = new ArrayList<>(body);
    answer.set(body.size() - 1, code);
    return answer;
  }

  private List<String> figures() {
    return exchange.services().stream()
        .sorted(Comparator.comparing(ServiceRow::service))
        .map(Management::line)
        .toList();
  }

  private static String line(ServiceRow row) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("service", row.service())
        .put("guests", row.guests())
        .put("queued", row.queued())
        .put("inFlight", row.inFlight())
        .put("served", row.served())
        .put("failed", row.failed())
        .put("retried", row.retried())
        .put("draining", row.draining())
        .toString();
  }

  private byte[] lines(List<String> lines) {
    var text = new ByteArrayOutputStream();
    for (var line : lines) {
      var bytes = (line + "\n").getBytes(UTF_8);
      if (text.size() + bytes.length > maxBytes) {
        break;
      }
      text.writeBytes(bytes);
    }
    return text.toByteArray();
  }
}
