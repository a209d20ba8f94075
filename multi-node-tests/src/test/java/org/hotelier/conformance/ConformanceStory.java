package org.hotelier.conformance;

import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What every Majordomo broker does, one case for each rule: run against a node of its own, or
 * against the broker at the endpoint that the system property {@value #ENDPOINT} names.
 */
@DisplayNameGeneration(Sentences.class)
class ConformanceStory {
  static final String ENDPOINT = "hotelier.conformance.endpoint";

  /** Its requests are handed to a second worker soon. */
  static final String IMPATIENT = "conformance.impatient";

  @RegisterExtension
  static final HotelierNodes node =
      nodes()
          // What takes long by default takes less, so that it can be waited for.
          .with("hotelier.broker.expiry", "8s")
          .with("hotelier.broker.heartbeat", "1s")
          .with("hotelier.broker.attempt-timeouts.\"" + IMPATIENT + "\"", "500ms");

  private static HotelierNodes nodes() {
    HotelierNodes one = HotelierNodes.of(1);
    return foreign().isEmpty() ? one : one.notStarted();
  }

  static String endpoint() {
    return foreign().isEmpty() ? "tcp://" + node.host("a") + ":5555" : foreign();
  }

  private static String foreign() {
    return System.getProperty(ENDPOINT, "");
  }

  @Nested
  class Greetings extends GreetingRules {}

  @Nested
  class Handshakes extends HandshakeRules {}

  @Nested
  class Frames extends FrameRules {}

  @Nested
  class Identities extends IdentityRules {}

  @Nested
  class Requests extends RequestRules {}

  @Nested
  class Queues extends QueueRules {}

  @Nested
  class WorkersConversations extends ConversationRules {}

  @Nested
  class Heartbeats extends HeartbeatRules {}

  @Nested
  class Replies extends ReplyRules {}

  @Nested
  class LostWorkers extends LossRules {}

  @Nested
  class Partials extends PartialRules {}

  @Nested
  class MixedVersions extends VersionRules {}

  @Nested
  class Management extends ManagementRules {}

  @Nested
  class MalformedMessages extends MalformedRules {}

  @Nested
  class Options extends OptionRules {}

  @Nested
  class SlowReaders extends SlowReaderRules {}

  @Nested
  class PeersOnJeromq extends JeromqRules {}

  @Nested
  class PeersOnLibzmq extends LibzmqRules {}
}
