package org.hotelier.broker.link;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hotelier.protocol.broker.BrokerItem;
import org.hotelier.protocol.broker.BrokerItem.FinalReply;
import org.hotelier.protocol.broker.BrokerItem.Forward;
import org.hotelier.protocol.broker.BrokerItem.Hint;
import org.hotelier.protocol.broker.BrokerMessage;
import org.hotelier.protocol.broker.Session;

/** Sizes and items for the tests of the link. */
final class LinkSamples {
  static final long MS = 1_000_000;
  static final Session HERE = new Session(1, 2);
  static final Session THERE = HERE.reversed();

  /** Small enough to reach every bound in a few steps. */
  static final LinkSettings SMALL =
      new LinkSettings(
          512,
          2_000,
          8,
          8,
          2_048,
          4_096,
          8_192,
          Duration.ofMillis(50),
          16,
          4,
          Duration.ofMillis(500),
          Duration.ofSeconds(5),
          1_024);

  private LinkSamples() {}

  static LinkSettings shipped() {
    return LinkSettings.from(ConfigFactory.load().getConfig("hotelier"));
  }

  static Forward forward(long request, int bytes) {
    return new Forward(request, 1, "echo", "r1", List.of(new byte[bytes]), 60_000);
  }

  static FinalReply reply(long request, int bytes) {
    return new FinalReply(request, 1, List.of(new byte[bytes]), "guest");
  }

  static Hint hint(String service, long micros) {
    return new Hint(service, 1, 1, 1, 0, micros, false, 0, 0, 0, 0);
  }

  static List<BrokerMessage> flush(PeerLink link, long now) {
    var messages = new ArrayList<BrokerMessage>();
    link.flush(now, messages::add);
    return messages;
  }

  /** Hands the messages to the link, and returns what came out of them. */
  static List<BrokerItem> deliver(List<BrokerMessage> messages, PeerLink to, long now) {
    var items = new ArrayList<BrokerItem>();
    messages.forEach(message -> items.addAll(to.receive(message, now).items()));
    return items;
  }

  /** Two links that have greeted each other. */
  static PeerLink[] pair(LinkSettings settings) {
    var links = new PeerLink[] {new PeerLink(HERE, settings), new PeerLink(THERE, settings)};
    deliver(flush(links[0], 0), links[1], 0);
    deliver(flush(links[1], 0), links[0], 0);
    return links;
  }
}
