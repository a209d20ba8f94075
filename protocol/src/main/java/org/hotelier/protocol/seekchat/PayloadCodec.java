package org.hotelier.protocol.seekchat;

import java.util.regex.Pattern;
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
import org.hotelier.protocol.seekchat.SeekMessage.Reply;
import org.hotelier.protocol.seekchat.SeekMessage.Seeking;
import org.hotelier.protocol.seekchat.SeekMessage.Self;
import org.hotelier.protocol.seekchat.SeekMessage.Standalone;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.hotelier.protocol.seekchat.SeekMessage.Watching;
import org.hotelier.protocol.seekchat.SeekMessage.Yield;

/** Between payloads and their Protobuf form, one line each way for each of them. */
final class PayloadCodec {

  private static final int MAX_REASON_CHARS = 1_000;
  private static final Pattern CLUSTER_ADDRESS =
      Pattern.compile("pekkos?://[\\w-]{1,255}@[\\d.]{7,15}:\\d{1,5}");

  private PayloadCodec() {}

  static void encode(
      Payload payload, org.hotelier.protocol.wire.seekchat.SeekMessage.Builder wire) {
    if (payload instanceof Seeking seeking) {
      encode(seeking, wire);
    } else if (payload instanceof Watching watching) {
      encode(watching, wire);
    } else if (payload instanceof Reply reply) {
      encode(reply, wire);
    }
  }

  private static void encode(
      Seeking seeking, org.hotelier.protocol.wire.seekchat.SeekMessage.Builder wire) {
    if (seeking instanceof Join) {
      wire.getJoinBuilder();
    } else if (seeking instanceof Claim) {
      wire.getClaimBuilder();
    } else if (seeking instanceof Yield yielding) {
      wire.getYieldBuilder().setFrom(encode(yielding.from()));
    }
  }

  private static void encode(
      Watching watching, org.hotelier.protocol.wire.seekchat.SeekMessage.Builder wire) {
    if (watching instanceof Check check) {
      var asking = wire.getCheckBuilder();
      if (!check.from().equals(ClusterView.NONE)) {
        asking.setFrom(encode(check.from()));
      }
    } else if (watching instanceof CallBack) {
      wire.getCallBackBuilder();
    } else if (watching instanceof Link link) {
      wire.getLinkBuilder().setClusterId(link.clusterId()).setBeat(link.beat());
    }
  }

  private static void encode(
      Reply reply, org.hotelier.protocol.wire.seekchat.SeekMessage.Builder wire) {
    if (reply instanceof Self) {
      wire.getSelfBuilder();
    } else if (reply instanceof Wait wait) {
      wire.getWaitBuilder()
          .setPhase(encode(wait.phase()))
          .setClusterId(wait.clusterId())
          .setReason(wait.reason());
    } else if (reply instanceof Founding founding) {
      wire.getFoundingBuilder().setClusterId(founding.clusterId());
    } else if (reply instanceof Standalone standalone) {
      wire.getStandaloneBuilder().setClusterId(standalone.clusterId());
    } else if (reply instanceof Nodes nodes) {
      wire.getNodesBuilder().setClusterId(nodes.clusterId()).addAllName(nodes.names());
    } else if (reply instanceof Joined joined) {
      wire.getJoinedBuilder()
          .setClusterId(joined.clusterId())
          .setClusterAddress(joined.clusterAddress())
          .setSize(joined.size());
    } else if (reply instanceof JoinFailed failed) {
      wire.getJoinFailedBuilder()
          .setClusterId(failed.clusterId())
          .setReason(failed.reason())
          .setHindrance(
              org.hotelier.protocol.wire.seekchat.JoinFailed.Hindrance.valueOf(
                  failed.hindrance().name()))
          .setPeer(failed.peer());
    } else if (reply instanceof Grant) {
      wire.getGrantBuilder();
    } else if (reply instanceof Proven) {
      wire.getProvenBuilder();
    } else if (reply instanceof Linked linked) {
      wire.getLinkedBuilder().setBeat(linked.beat());
    } else if (reply instanceof Gone gone) {
      wire.getGoneBuilder().setClusterId(gone.clusterId());
    } else if (reply instanceof ErrorReply error) {
      wire.getErrorBuilder().setReason(error.reason());
    }
  }

  static Payload decode(org.hotelier.protocol.wire.seekchat.SeekMessage wire) throws MalformedSeek {
    return switch (wire.getPayloadCase()) {
      case JOIN -> new Join();
      case CLAIM -> new Claim();
      case YIELD -> new Yield(decode(wire.getYield().getFrom()));
      case CHECK -> new Check(decode(wire.getCheck().getFrom()));
      case CALL_BACK -> new CallBack();
      case LINK -> new Link(wire.getLink().getClusterId(), wire.getLink().getBeat());
      case SELF -> new Self();
      case WAIT ->
          new Wait(
              decode(wire.getWait().getPhase()),
              wire.getWait().getClusterId(),
              text(wire.getWait().getReason()));
      case FOUNDING -> new Founding(wire.getFounding().getClusterId());
      case STANDALONE -> new Standalone(wire.getStandalone().getClusterId());
      case NODES -> new Nodes(wire.getNodes().getClusterId(), wire.getNodes().getNameList());
      case JOINED -> {
        var joined = wire.getJoined();
        yield new Joined(
            joined.getClusterId(), address(joined.getClusterAddress()), size(joined.getSize()));
      }
      case JOIN_FAILED ->
          new JoinFailed(
              wire.getJoinFailed().getClusterId(),
              text(wire.getJoinFailed().getReason()),
              decode(wire.getJoinFailed().getHindrance()),
              text(wire.getJoinFailed().getPeer()));
      case GRANT -> new Grant();
      case PROVEN -> new Proven();
      case LINKED -> new Linked(wire.getLinked().getBeat());
      case GONE -> new Gone(wire.getGone().getClusterId());
      case ERROR -> new ErrorReply(text(wire.getError().getReason()));
      case PAYLOAD_NOT_SET -> throw new MalformedSeek("Expected a payload, but found none");
    };
  }

  /** A reason reaches logs and terminals: nothing in it may steer them. */
  private static String text(String reason) {
    var printable = reason.replaceAll("\\p{Cntrl}", " ");
    return printable.substring(0, Math.min(printable.length(), MAX_REASON_CHARS));
  }

  /** On the wire it is unsigned. */
  private static int size(int size) throws MalformedSeek {
    if (size < 0) {
      throw new MalformedSeek(
          "Expected the size of a cluster, but got " + Integer.toUnsignedString(size));
    }
    return size;
  }

  private static String address(String text) throws MalformedSeek {
    if (!CLUSTER_ADDRESS.matcher(text).matches()) {
      throw new MalformedSeek("Expected a cluster address like pekko://name@10.0.0.7:17355");
    }
    return text;
  }

  /** A hindrance that only a later version knows still has its reason. */
  private static Hindrance decode(
      org.hotelier.protocol.wire.seekchat.JoinFailed.Hindrance hindrance) {
    return switch (hindrance) {
      case CALL_BACK -> Hindrance.CALL_BACK;
      case PAIR -> Hindrance.PAIR;
      case NAME -> Hindrance.NAME;
      case OTHER, UNRECOGNIZED -> Hindrance.OTHER;
    };
  }

  private static org.hotelier.protocol.wire.seekchat.ClusterView encode(ClusterView view) {
    return org.hotelier.protocol.wire.seekchat.ClusterView.newBuilder()
        .setId(view.id())
        .setSize(view.size())
        .setLowest(view.lowest())
        .build();
  }

  private static ClusterView decode(org.hotelier.protocol.wire.seekchat.ClusterView view)
      throws MalformedSeek {
    return new ClusterView(text(view.getId()), size(view.getSize()), text(view.getLowest()));
  }

  private static org.hotelier.protocol.wire.seekchat.Phase encode(Phase phase) {
    return org.hotelier.protocol.wire.seekchat.Phase.valueOf(phase.name());
  }

  private static Phase decode(org.hotelier.protocol.wire.seekchat.Phase phase)
      throws MalformedSeek {
    return switch (phase) {
      case STARTING -> Phase.STARTING;
      case SEEKING -> Phase.SEEKING;
      case FOUNDING -> Phase.FOUNDING;
      case JOINING -> Phase.JOINING;
      case SETTLED -> Phase.SETTLED;
      case LEAVING -> Phase.LEAVING;
      case UNRECOGNIZED -> throw new MalformedSeek("Expected a phase this version knows");
    };
  }
}
