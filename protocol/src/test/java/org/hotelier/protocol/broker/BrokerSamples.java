package org.hotelier.protocol.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hotelier.protocol.broker.BrokerItem.AttemptFailed;
import org.hotelier.protocol.broker.BrokerItem.Cancel;
import org.hotelier.protocol.broker.BrokerItem.Drains;
import org.hotelier.protocol.broker.BrokerItem.DrainsNoted;
import org.hotelier.protocol.broker.BrokerItem.Failure;
import org.hotelier.protocol.broker.BrokerItem.FinalReply;
import org.hotelier.protocol.broker.BrokerItem.Forward;
import org.hotelier.protocol.broker.BrokerItem.GuestsChanged;
import org.hotelier.protocol.broker.BrokerItem.Hint;
import org.hotelier.protocol.broker.BrokerItem.PartialReply;
import org.hotelier.protocol.broker.BrokerItem.Returned;
import org.hotelier.protocol.broker.BrokerItem.ServiceDrains;
import org.hotelier.protocol.broker.BrokerItem.Started;

/** One item of each kind, and any number of random ones. */
public final class BrokerSamples {

  private BrokerSamples() {}

  /** One item of each kind, with a value in every field. */
  public static List<BrokerItem> items() {
    return List.of(
        new Forward(7, 2, "echo", "r1", List.of(new byte[0], "ab".getBytes(UTF_8)), 60_000),
        new Cancel(7, 2),
        new Started(7, 2, "g", true),
        new PartialReply(7, 2, List.of("ab".getBytes(UTF_8))),
        new FinalReply(7, 2, List.of("ab".getBytes(UTF_8)), "g"),
        new Failure(7, 2, "Why", "not now", "g"),
        new AttemptFailed(7, 2, "closed"),
        new Returned(7, 2, "full"),
        new Hint("echo", 3, 4, 2, 1, 250, true, 5, 6, 7, 8),
        new Drains(true),
        new DrainsNoted(true),
        new ServiceDrains("echo", true),
        new GuestsChanged());
  }

  /** An item of a random kind, with extreme numbers and texts among its fields. */
  public static BrokerItem random(Random random) {
    long request = number(random);
    int attempt = (int) number(random);
    return switch (random.nextInt(13)) {
      case 0 ->
          new Forward(request, attempt, text(random), text(random), body(random), number(random));
      case 1 -> new Cancel(request, attempt);
      case 2 -> new Started(request, attempt, text(random), random.nextBoolean());
      case 3 -> new PartialReply(request, attempt, body(random));
      case 4 -> new FinalReply(request, attempt, body(random), text(random));
      case 5 -> new Failure(request, attempt, text(random), text(random), text(random));
      case 6 -> new AttemptFailed(request, attempt, text(random));
      case 7 -> new Returned(request, attempt, text(random));
      case 8 ->
          new Hint(
              text(random),
              (int) number(random),
              (int) number(random),
              (int) number(random),
              (int) number(random),
              number(random),
              random.nextBoolean(),
              (int) number(random),
              number(random),
              number(random),
              number(random));
      case 9 -> new DrainsNoted(random.nextBoolean());
      case 10 -> new ServiceDrains(text(random), random.nextBoolean());
      case 11 -> new GuestsChanged();
      default -> new Drains(random.nextBoolean());
    };
  }

  private static long number(Random random) {
    return random.nextLong() >> random.nextInt(64);
  }

  private static String text(Random random) {
    return "aé€𝄞".repeat(random.nextInt(40));
  }

  private static List<byte[]> body(Random random) {
    var body = new ArrayList<byte[]>();
    for (int i = random.nextInt(5); i > 0; i--) {
      var frame = new byte[random.nextInt(300)];
      random.nextBytes(frame);
      body.add(frame);
    }
    return body;
  }
}
