package org.hotelier.protocol.serialization;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.io.IOException;
import java.util.function.Function;

/**
 * How one message class travels: under a manifest that never changes its meaning, as one Protobuf
 * message.
 */
record MessageCodec<T>(
    String manifest, Class<T> type, Function<T, byte[]> writer, Reader<T> reader) {

  /** Reads the bytes of one message; refuses others with an {@link IOException}. */
  @FunctionalInterface
  interface Reader<T> {
    T read(byte[] bytes) throws IOException;
  }

  /** A codec that goes through the generated class of the message. */
  static <T, W extends MessageLite> MessageCodec<T> generated(
      String manifest,
      Class<T> type,
      Function<T, W> toWire,
      Parser<W> parser,
      Function<W, T> toRecord) {
    return new MessageCodec<>(
        manifest,
        type,
        message -> toWire.apply(message).toByteArray(),
        bytes -> toRecord.apply(parser.parseFrom(bytes)));
  }

  byte[] encode(Object message) {
    return writer.apply(type.cast(message));
  }

  T decode(byte[] bytes) throws IOException {
    return reader.read(bytes);
  }
}
