package org.hotelier.protocol.serialization;

import java.util.List;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.hotelier.protocol.membership.MembershipMessage;
import org.hotelier.protocol.membership.MembershipMessage.CallBackOrder;
import org.hotelier.protocol.membership.MembershipMessage.CallBackReport;
import org.hotelier.protocol.membership.MembershipMessage.Introduction;
import org.hotelier.protocol.membership.MembershipMessage.LetIn;

/** The codecs of {@link MembershipMessage}. */
final class MembershipCodecs {

  private final ActorRefResolver refs;

  MembershipCodecs(ActorRefResolver refs) {
    this.refs = refs;
  }

  List<MessageCodec<? extends MembershipMessage>> all() {
    return List.of(
        MessageCodec.generated(
            "membership.introduction",
            Introduction.class,
            MembershipCodecs::toWire,
            org.hotelier.protocol.wire.membership.Introduction.parser(),
            MembershipCodecs::toRecord),
        MessageCodec.generated(
            "membership.call-back-order",
            CallBackOrder.class,
            this::toWire,
            org.hotelier.protocol.wire.membership.CallBackOrder.parser(),
            this::toRecord),
        MessageCodec.generated(
            "membership.call-back-report",
            CallBackReport.class,
            MembershipCodecs::toWire,
            org.hotelier.protocol.wire.membership.CallBackReport.parser(),
            MembershipCodecs::toRecord),
        MessageCodec.generated(
            "membership.let-in",
            LetIn.class,
            MembershipCodecs::toWire,
            org.hotelier.protocol.wire.membership.LetIn.parser(),
            MembershipCodecs::toRecord));
  }

  private static org.hotelier.protocol.wire.membership.Introduction toWire(
      Introduction introduction) {
    return PeerFields.write(
            introduction.peer(), org.hotelier.protocol.wire.membership.Introduction.newBuilder())
        .setClusterAddress(introduction.clusterAddress())
        .setClusterUid(introduction.clusterUid())
        .setClusterId(introduction.clusterId())
        .setAnswer(introduction.answer())
        .build();
  }

  private static Introduction toRecord(org.hotelier.protocol.wire.membership.Introduction wire) {
    return new Introduction(
        PeerFields.read(wire),
        wire.getClusterAddress(),
        wire.getClusterUid(),
        wire.getClusterId(),
        wire.getAnswer());
  }

  private org.hotelier.protocol.wire.membership.CallBackOrder toWire(CallBackOrder order) {
    return PeerFields.write(
            order.seeker(), org.hotelier.protocol.wire.membership.CallBackOrder.newBuilder())
        .setReplyTo(refs.toSerializationFormat(order.replyTo()))
        .setJoiningKnown(order.joiningKnown())
        .build();
  }

  private CallBackOrder toRecord(org.hotelier.protocol.wire.membership.CallBackOrder wire) {
    return new CallBackOrder(
        PeerFields.read(wire), refs.resolveActorRef(wire.getReplyTo()), wire.getJoiningKnown());
  }

  private static org.hotelier.protocol.wire.membership.CallBackReport toWire(
      CallBackReport report) {
    return org.hotelier.protocol.wire.membership.CallBackReport.newBuilder()
        .setMember(report.member())
        .setFailure(report.failure())
        .build();
  }

  private static CallBackReport toRecord(
      org.hotelier.protocol.wire.membership.CallBackReport wire) {
    return new CallBackReport(wire.getMember(), wire.getFailure());
  }

  private static org.hotelier.protocol.wire.membership.LetIn toWire(LetIn letIn) {
    return PeerFields.write(
            letIn.newcomer(), org.hotelier.protocol.wire.membership.LetIn.newBuilder())
        .build();
  }

  private static LetIn toRecord(org.hotelier.protocol.wire.membership.LetIn wire) {
    return new LetIn(PeerFields.read(wire));
  }
}
