package org.hotelier.protocol.serialization;

import java.util.List;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.hotelier.protocol.broker.BrokerQuery;
import org.hotelier.protocol.broker.BrokerQuery.GuestsPage;
import org.hotelier.protocol.broker.BrokerQuery.Instruct;
import org.hotelier.protocol.broker.BrokerQuery.Instructed;
import org.hotelier.protocol.broker.BrokerQuery.Instruction;
import org.hotelier.protocol.broker.BrokerQuery.ServicesPage;
import org.hotelier.protocol.broker.BrokerQuery.TellGuests;
import org.hotelier.protocol.broker.BrokerQuery.TellServices;
import org.hotelier.protocol.broker.GuestRow;
import org.hotelier.protocol.broker.ServiceRow;

/** The codecs of {@link BrokerQuery}. */
final class QueryCodecs {

  private final ActorRefResolver refs;

  QueryCodecs(ActorRefResolver refs) {
    this.refs = refs;
  }

  List<MessageCodec<? extends BrokerQuery>> all() {
    return List.of(
        MessageCodec.generated(
            "broker.tell-services",
            TellServices.class,
            this::toWire,
            org.hotelier.protocol.wire.broker.TellServices.parser(),
            wire -> new TellServices(refs.resolveActorRef(wire.getReplyTo()))),
        MessageCodec.generated(
            "broker.tell-guests",
            TellGuests.class,
            this::toWire,
            org.hotelier.protocol.wire.broker.TellGuests.parser(),
            wire -> new TellGuests(wire.getService(), refs.resolveActorRef(wire.getReplyTo()))),
        MessageCodec.generated(
            "broker.services-page",
            ServicesPage.class,
            QueryCodecs::toWire,
            org.hotelier.protocol.wire.broker.ServicesPage.parser(),
            QueryCodecs::toRecord),
        MessageCodec.generated(
            "broker.guests-page",
            GuestsPage.class,
            QueryCodecs::toWire,
            org.hotelier.protocol.wire.broker.GuestsPage.parser(),
            QueryCodecs::toRecord),
        MessageCodec.generated(
            "broker.instruct",
            Instruct.class,
            this::toWire,
            org.hotelier.protocol.wire.broker.Instruct.parser(),
            wire ->
                new Instruct(
                    instruction(wire.getInstruction()),
                    wire.getName(),
                    refs.resolveActorRef(wire.getReplyTo()))),
        MessageCodec.generated(
            "broker.instructed",
            Instructed.class,
            QueryCodecs::toWire,
            org.hotelier.protocol.wire.broker.Instructed.parser(),
            wire -> new Instructed(wire.getNode(), wire.getConcerned(), wire.getReasonsList())));
  }

  private org.hotelier.protocol.wire.broker.TellServices toWire(TellServices query) {
    return org.hotelier.protocol.wire.broker.TellServices.newBuilder()
        .setReplyTo(refs.toSerializationFormat(query.replyTo()))
        .build();
  }

  private org.hotelier.protocol.wire.broker.TellGuests toWire(TellGuests query) {
    return org.hotelier.protocol.wire.broker.TellGuests.newBuilder()
        .setService(query.service())
        .setReplyTo(refs.toSerializationFormat(query.replyTo()))
        .build();
  }

  private org.hotelier.protocol.wire.broker.Instruct toWire(Instruct instruct) {
    return org.hotelier.protocol.wire.broker.Instruct.newBuilder()
        .setInstruction(
            org.hotelier.protocol.wire.broker.Instruction.valueOf(instruct.instruction().name()))
        .setName(instruct.name())
        .setReplyTo(refs.toSerializationFormat(instruct.replyTo()))
        .build();
  }

  private static Instruction instruction(org.hotelier.protocol.wire.broker.Instruction wire) {
    return switch (wire) {
      case DRAIN_GUEST -> Instruction.DRAIN_GUEST;
      case REVIVE_GUEST -> Instruction.REVIVE_GUEST;
      case MAY_GUEST_STOP -> Instruction.MAY_GUEST_STOP;
      case MAY_SERVICE_STOP -> Instruction.MAY_SERVICE_STOP;
      case INSTRUCTION_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("Expected a known instruction, but got " + wire);
    };
  }

  private static org.hotelier.protocol.wire.broker.Instructed toWire(Instructed answer) {
    return org.hotelier.protocol.wire.broker.Instructed.newBuilder()
        .setNode(answer.node())
        .setConcerned(answer.concerned())
        .addAllReasons(answer.reasons())
        .build();
  }

  private static org.hotelier.protocol.wire.broker.ServicesPage toWire(ServicesPage page) {
    var wire =
        org.hotelier.protocol.wire.broker.ServicesPage.newBuilder()
            .setNode(page.node())
            .setNumber(page.number())
            .setLast(page.last());
    page.rows().forEach(row -> wire.addRows(toWire(row)));
    return wire.build();
  }

  private static ServicesPage toRecord(org.hotelier.protocol.wire.broker.ServicesPage wire) {
    return new ServicesPage(
        wire.getNode(),
        wire.getNumber(),
        wire.getLast(),
        wire.getRowsList().stream().map(QueryCodecs::toRecord).toList());
  }

  private static org.hotelier.protocol.wire.broker.GuestsPage toWire(GuestsPage page) {
    var wire =
        org.hotelier.protocol.wire.broker.GuestsPage.newBuilder()
            .setNode(page.node())
            .setNumber(page.number())
            .setLast(page.last());
    page.rows().forEach(row -> wire.addRows(toWire(row)));
    return wire.build();
  }

  private static GuestsPage toRecord(org.hotelier.protocol.wire.broker.GuestsPage wire) {
    return new GuestsPage(
        wire.getNode(),
        wire.getNumber(),
        wire.getLast(),
        wire.getRowsList().stream().map(QueryCodecs::toRecord).toList());
  }

  private static org.hotelier.protocol.wire.broker.ServiceRow toWire(ServiceRow row) {
    return org.hotelier.protocol.wire.broker.ServiceRow.newBuilder()
        .setService(row.service())
        .setGuests(row.guests())
        .setQueued(row.queued())
        .setInFlight(row.inFlight())
        .setServed(row.served())
        .setFailed(row.failed())
        .setRetried(row.retried())
        .build();
  }

  private static ServiceRow toRecord(org.hotelier.protocol.wire.broker.ServiceRow wire) {
    return new ServiceRow(
        wire.getService(),
        wire.getGuests(),
        wire.getQueued(),
        wire.getInFlight(),
        wire.getServed(),
        wire.getFailed(),
        wire.getRetried());
  }

  private static org.hotelier.protocol.wire.broker.GuestRow toWire(GuestRow row) {
    return org.hotelier.protocol.wire.broker.GuestRow.newBuilder()
        .setAddress(row.address())
        .setService(row.service())
        .setKind(row.kind())
        .setNode(row.node())
        .setStatus(row.status())
        .setLeaseMs(row.leaseMs())
        .setLastBeatMs(row.lastBeatMs())
        .setServed(row.served())
        .setMeta(row.meta())
        .build();
  }

  private static GuestRow toRecord(org.hotelier.protocol.wire.broker.GuestRow wire) {
    return new GuestRow(
        wire.getAddress(),
        wire.getService(),
        wire.getKind(),
        wire.getNode(),
        wire.getStatus(),
        wire.getLeaseMs(),
        wire.getLastBeatMs(),
        wire.getServed(),
        wire.getMeta());
  }
}
