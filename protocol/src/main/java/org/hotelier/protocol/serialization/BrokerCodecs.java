package org.hotelier.protocol.serialization;

import com.google.protobuf.UnsafeByteOperations;
import java.util.List;
import org.hotelier.protocol.broker.BatchCodec;
import org.hotelier.protocol.broker.BrokerMessage;
import org.hotelier.protocol.broker.BrokerMessage.Acknowledged;
import org.hotelier.protocol.broker.BrokerMessage.Again;
import org.hotelier.protocol.broker.BrokerMessage.Batch;
import org.hotelier.protocol.broker.BrokerMessage.Chunk;
import org.hotelier.protocol.broker.Session;

/** The codecs of {@link BrokerMessage}. */
final class BrokerCodecs {

  private BrokerCodecs() {}

  static List<MessageCodec<? extends BrokerMessage>> all() {
    return List.of(
        new MessageCodec<>("broker.batch", Batch.class, BatchCodec::encode, BatchCodec::decode),
        MessageCodec.generated(
            "broker.chunk",
            Chunk.class,
            BrokerCodecs::toWire,
            org.hotelier.protocol.wire.broker.Chunk.parser(),
            BrokerCodecs::toRecord),
        MessageCodec.generated(
            "broker.acknowledged",
            Acknowledged.class,
            BrokerCodecs::toWire,
            org.hotelier.protocol.wire.broker.Acknowledged.parser(),
            BrokerCodecs::toRecord),
        MessageCodec.generated(
            "broker.again",
            Again.class,
            BrokerCodecs::toWire,
            org.hotelier.protocol.wire.broker.Again.parser(),
            BrokerCodecs::toRecord));
  }

  private static org.hotelier.protocol.wire.broker.Chunk toWire(Chunk chunk) {
    return org.hotelier.protocol.wire.broker.Chunk.newBuilder()
        .setFrom(chunk.session().from())
        .setTo(chunk.session().to())
        .setAcknowledged(chunk.acknowledged())
        .setNumber(chunk.number())
        .setLast(chunk.last())
        // A chunk promises that nobody writes to its bytes.
        .setBytes(UnsafeByteOperations.unsafeWrap(chunk.bytes()))
        .build();
  }

  private static Chunk toRecord(org.hotelier.protocol.wire.broker.Chunk wire) {
    return new Chunk(
        new Session(wire.getFrom(), wire.getTo()),
        wire.getAcknowledged(),
        wire.getNumber(),
        wire.getLast(),
        wire.getBytes().asReadOnlyByteBuffer());
  }

  private static org.hotelier.protocol.wire.broker.Acknowledged toWire(Acknowledged message) {
    return org.hotelier.protocol.wire.broker.Acknowledged.newBuilder()
        .setFrom(message.session().from())
        .setTo(message.session().to())
        .setAcknowledged(message.acknowledged())
        .build();
  }

  private static Acknowledged toRecord(org.hotelier.protocol.wire.broker.Acknowledged wire) {
    return new Acknowledged(new Session(wire.getFrom(), wire.getTo()), wire.getAcknowledged());
  }

  private static org.hotelier.protocol.wire.broker.Again toWire(Again message) {
    return org.hotelier.protocol.wire.broker.Again.newBuilder()
        .setFrom(message.session().from())
        .setTo(message.session().to())
        .setAcknowledged(message.acknowledged())
        .build();
  }

  private static Again toRecord(org.hotelier.protocol.wire.broker.Again wire) {
    return new Again(new Session(wire.getFrom(), wire.getTo()), wire.getAcknowledged());
  }
}
