package org.hotelier.protocol.serialization;

import java.io.IOException;
import java.io.NotSerializableException;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/**
 * The one serializer of everything that crosses nodes: Protobuf under a string manifest. A message
 * or manifest that it does not know is refused by name.
 */
public final class HotelierSerializer extends SerializerWithStringManifest {

  /** Pekko's number for this serializer; it is on the wire and never changes. */
  public static final int IDENTIFIER = 33_000;

  private final Map<Class<?>, MessageCodec<?>> byType;
  private final Map<String, MessageCodec<?>> byManifest;

  /** Called by Pekko. */
  public HotelierSerializer(ExtendedActorSystem system) {
    var refs = ActorRefResolver.get(Adapter.toTyped(system));
    var codecs = new ArrayList<MessageCodec<?>>(new MembershipCodecs(refs).all());
    codecs.addAll(BrokerCodecs.all());
    codecs.addAll(new QueryCodecs(refs).all());
    this.byType =
        codecs.stream().collect(Collectors.toMap(MessageCodec::type, Function.identity()));
    this.byManifest =
        codecs.stream().collect(Collectors.toMap(MessageCodec::manifest, Function.identity()));
  }

  @Override
  public int identifier() {
    return IDENTIFIER;
  }

  @Override
  public String manifest(Object message) {
    return codecOf(message).manifest();
  }

  @Override
  public byte[] toBinary(Object message) {
    return codecOf(message).encode(message);
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
    var codec = byManifest.get(manifest);
    if (codec == null) {
      // NotSerializable makes Artery drop this one message; anything else would end the stream.
      throw new NotSerializableException("Expected a known manifest, but got " + manifest);
    }
    try {
      return codec.decode(bytes);
    } catch (IOException | IllegalArgumentException e) {
      throw new NotSerializableException(manifest + ": " + e.getMessage());
    }
  }

  private MessageCodec<?> codecOf(Object message) {
    var codec = byType.get(message.getClass());
    if (codec == null) {
      throw new IllegalArgumentException(
          "Expected a message with a codec, but got %s; add one to a codec list"
              .formatted(message.getClass().getName()));
    }
    return codec;
  }
}
