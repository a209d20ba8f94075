package org.hotelier.protocol.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.TextFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hotelier.protocol.SealedHierarchy;
import org.hotelier.protocol.broker.BrokerMessage.Batch;
import org.hotelier.protocol.wire.broker.Item;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The codec that is written by hand says what broker.proto says. */
class ItemCodecTest {

  private static final List<String> TEXTS =
      List.of(
          "forward { request: 7 attempt: 2 body: \"\" body: \"ab\" service: \"echo\""
              + " requester: \"r1\" remaining_millis: 60000 }",
          "cancel { request: 7 attempt: 2 }",
          "started { request: 7 attempt: 2 guest: \"g\" at_most_once: true }",
          "partial_reply { request: 7 attempt: 2 body: \"ab\" }",
          "final_reply { request: 7 attempt: 2 body: \"ab\" guest: \"g\" }",
          "failure { request: 7 attempt: 2 guest: \"g\" name: \"Why\" text: \"not now\" }",
          "attempt_failed { request: 7 attempt: 2 reason: \"closed\" }",
          "returned { request: 7 attempt: 2 reason: \"full\" }",
          "hint { service: \"echo\" guests: 3 credit: 4 free: 2 queued: 1 service_micros: 250"
              + " at_most_once: true in_flight: 5 served: 6 failed: 7 retried: 8 }",
          "drains { draining: true }",
          "drains_noted { draining: true }",
          "service_drains { service: \"echo\" draining: true }",
          "guests_changed { }");

  static Stream<Arguments> itemsAndTexts() {
    var items = BrokerSamples.items();
    return IntStream.range(0, items.size()).mapToObj(i -> Arguments.of(items.get(i), TEXTS.get(i)));
  }

  @Test
  void everyKindOfItemIsTriedHere() {
    assertThat(BrokerSamples.items().stream().<Class<?>>map(Object::getClass))
        .containsExactlyInAnyOrderElementsOf(SealedHierarchy.records(BrokerItem.class));
  }

  @ParameterizedTest
  @MethodSource("itemsAndTexts")
  void theGeneratedClassesReadWhatWeWrite(BrokerItem item, String text) throws Exception {
    var wire = Item.parseFrom(ItemCodec.encode(item));

    assertThat(TextFormat.printer().emittingSingleLine(true).printToString(wire)).isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource("itemsAndTexts")
  void readsWhatTheGeneratedClassesWrite(BrokerItem item, String text) throws Exception {
    var wire = Item.newBuilder();
    TextFormat.merge(text, wire);

    assertThat(ItemCodec.decode(List.of(ByteBuffer.wrap(wire.build().toByteArray()))))
        .usingRecursiveComparison()
        .isEqualTo(item);
  }

  @Test
  void countsExactlyWhatItWrites() throws Exception {
    for (int seed = 0; seed < 2_000; seed++) {
      var item = BrokerSamples.random(new Random(seed));
      var bytes = ItemCodec.encode(item);

      assertThat(bytes).as("seed %d", seed).hasSize(ItemCodec.size(item));
      assertThat(Item.parseFrom(bytes).getSerializedSize()).isLessThanOrEqualTo(bytes.length);
      assertThat(ItemCodec.decode(List.of(ByteBuffer.wrap(bytes))))
          .as("seed %d", seed)
          .usingRecursiveComparison()
          .isEqualTo(item);
    }
  }

  @Test
  void readsAnItemFromPiecesOfItsBytes() throws Exception {
    for (int seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      var item = BrokerSamples.random(random);
      var bytes = ByteBuffer.wrap(ItemCodec.encode(item));
      var pieces = new ArrayList<ByteBuffer>();
      while (bytes.hasRemaining()) {
        int length = Math.min(bytes.remaining(), 1 + random.nextInt(100));
        pieces.add(bytes.slice(bytes.position(), length).asReadOnlyBuffer());
        bytes.position(bytes.position() + length);
      }

      assertThat(ItemCodec.decode(pieces))
          .as("seed %d", seed)
          .usingRecursiveComparison()
          .isEqualTo(item);
    }
  }

  @Test
  void aBatchIsNoLongerThanItsItemsAndItsOverhead() throws Exception {
    for (int seed = 0; seed < 500; seed++) {
      var random = new Random(seed);
      var items = IntStream.range(0, 10).mapToObj(i -> BrokerSamples.random(random)).toList();
      var batch =
          new Batch(
              new Session(random.nextLong(), random.nextLong()),
              random.nextLong() >>> 1,
              1 + (random.nextLong() >>> 2),
              items);
      int counted = items.stream().mapToInt(it -> ItemCodec.sizeInBatch(ItemCodec.size(it))).sum();

      var bytes = BatchCodec.encode(batch);

      assertThat(bytes.length)
          .as("seed %d", seed)
          .isBetween(counted, counted + BatchCodec.OVERHEAD);
      assertThat(BatchCodec.decode(bytes))
          .as("seed %d", seed)
          .usingRecursiveComparison()
          .isEqualTo(batch);
    }
  }

  @Test
  void refusesAnItemOfAKindItDoesNotKnow() {
    var unknown = ByteBuffer.wrap(new byte[] {15 << 3 | 2, 0});

    assertThatThrownBy(() -> ItemCodec.decode(List.of(unknown)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("kind 15");
  }

  @Test
  void skipsFieldsItDoesNotKnow() throws Exception {
    // cancel { request: 7, 14: 1, 15: "x" }
    var bytes = new byte[] {2 << 3 | 2, 7, 1 << 3, 7, 14 << 3, 1, 15 << 3 | 2, 1, 'x'};

    assertThat(ItemCodec.decode(List.of(ByteBuffer.wrap(bytes))))
        .isEqualTo(new BrokerItem.Cancel(7, 0));
  }
}
