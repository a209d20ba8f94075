package org.hotelier.protocol.seekchat;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.hotelier.protocol.seekchat.SeekMessage.CallBack;
import org.hotelier.protocol.seekchat.SeekMessage.Check;
import org.hotelier.protocol.seekchat.SeekMessage.Claim;
import org.hotelier.protocol.seekchat.SeekMessage.ErrorReply;
import org.hotelier.protocol.seekchat.SeekMessage.Founding;
import org.hotelier.protocol.seekchat.SeekMessage.Gone;
import org.hotelier.protocol.seekchat.SeekMessage.Grant;
import org.hotelier.protocol.seekchat.SeekMessage.Hindrance;
import org.hotelier.protocol.seekchat.SeekMessage.Join;
import org.hotelier.protocol.seekchat.SeekMessage.JoinFailed;
import org.hotelier.protocol.seekchat.SeekMessage.Joined;
import org.hotelier.protocol.seekchat.SeekMessage.Link;
import org.hotelier.protocol.seekchat.SeekMessage.Linked;
import org.hotelier.protocol.seekchat.SeekMessage.Nodes;
import org.hotelier.protocol.seekchat.SeekMessage.Payload;
import org.hotelier.protocol.seekchat.SeekMessage.Proven;
import org.hotelier.protocol.seekchat.SeekMessage.Self;
import org.hotelier.protocol.seekchat.SeekMessage.Standalone;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.hotelier.protocol.seekchat.SeekMessage.Yield;

/** Random messages, one kind after the other. */
final class SeekSamples {
  static final List<Function<Random, Payload>> KINDS =
      List.of(
          random -> new Join(),
          random -> new Claim(),
          random -> new Yield(view(random)),
          random -> new Check(random.nextBoolean() ? ClusterView.NONE : view(random)),
          random -> new CallBack(),
          random -> new Link(text(random), random.nextLong()),
          random -> new Self(),
          random -> new Wait(phase(random), text(random), text(random)),
          random -> new Founding(text(random)),
          random -> new Standalone(text(random)),
          random -> new Nodes(text(random), List.of(text(random), text(random))),
          random -> new Joined(text(random), address(random), random.nextInt(1_000)),
          random -> new JoinFailed(text(random), text(random), hindrance(random), text(random)),
          random -> new Grant(),
          random -> new Proven(),
          random -> new Linked(random.nextLong()),
          random -> new Gone(text(random)),
          random -> new ErrorReply(text(random)));

  private SeekSamples() {}

  static SeekMessage message(Random random, Payload payload) {
    var nonce = new byte[random.nextInt(65)];
    random.nextBytes(nonce);
    return new SeekMessage(
        random.nextInt(), name(random), peer(random), ByteString.copyFrom(nonce), payload);
  }

  static byte[] frame(Random random) {
    var payload = KINDS.get(random.nextInt(KINDS.size())).apply(random);
    var proof = new byte[random.nextInt(40)];
    return SeekCodec.frame(SeekCodec.encode(message(random, payload)), ByteString.copyFrom(proof));
  }

  private static ClusterView view(Random random) {
    return new ClusterView(text(random), random.nextInt(1_000), text(random));
  }

  private static Peer peer(Random random) {
    return new Peer(
        name(random),
        host(random),
        1 + random.nextInt(65_535),
        random.nextInt(65_536),
        random.nextLong());
  }

  private static Hindrance hindrance(Random random) {
    return Hindrance.values()[random.nextInt(Hindrance.values().length)];
  }

  private static String host(Random random) {
    return "%d.%d.%d.%d"
        .formatted(
            random.nextInt(256), random.nextInt(256), random.nextInt(256), random.nextInt(256));
  }

  private static String address(Random random) {
    return "pekko://hotelier@%s:%d".formatted(host(random), 1 + random.nextInt(65_535));
  }

  private static Phase phase(Random random) {
    return Phase.values()[random.nextInt(Phase.values().length)];
  }

  private static String name(Random random) {
    return "n" + text(random);
  }

  private static String text(Random random) {
    return random
        .ints(random.nextInt(20), ' ', 0x800)
        .filter(c -> !Character.isISOControl(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
