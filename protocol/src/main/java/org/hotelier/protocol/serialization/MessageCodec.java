package org.hotelier.protocol.serialization;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.util.function.Function;

/**
 * How one message class travels: under a manifest that never changes its meaning, as one Protobuf
 * message.
 */
record MessageCodec<T, W extends MessageLite>(
    String manifest,
    Class<T> type,
    Function<T, W> toWire,
    Parser<W> parser,
    Function<W, T> toRecord) {

  byte[] encode(Object message) {
    return toWire.apply(type.cast(message)).toByteArray();
  }

  T decode(byte[] bytes) throws InvalidProtocolBufferException {
    return toRecord.apply(parser.parseFrom(bytes));
  }
}
