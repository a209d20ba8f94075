package org.hotelier.protocol.luxi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessageSplitterTest {

  @Test // LX-10
  void leavesWhatFollowsTheFirstMessageInTheInput() {
    var input = ByteBuffer.wrap("one\3two\3th".getBytes(UTF_8));
    var splitter = new MessageSplitter(10);

    assertThat(splitter.next(input)).hasValue("one".getBytes(UTF_8));
    assertThat(input.remaining()).isEqualTo(6);
    assertThat(splitter.next(input)).hasValue("two".getBytes(UTF_8));
    assertThat(splitter.next(input)).isEmpty();
    assertThat(input.hasRemaining()).isFalse();
    assertThat(splitter.midMessage()).isTrue();
  }

  @Test // LX-31
  void cutsTheSameMessagesHoweverTheBytesArrive() {
    for (var seed = 0; seed < 500; seed++) {
      var random = new Random(seed);
      var messages = new ArrayList<String>();
      var stream = new StringBuilder();
      for (var n = random.nextInt(8); n >= 0; n--) {
        var message = "x".repeat(random.nextInt(300));
        messages.add(message);
        stream.append(message).append('\3');
      }

      var received = new ArrayList<String>();
      var splitter = new MessageSplitter(300);
      for (var chunk : chunks(stream.toString().getBytes(UTF_8), random)) {
        for (var m = splitter.next(chunk); m.isPresent(); m = splitter.next(chunk)) {
          received.add(new String(m.get(), UTF_8));
        }
      }

      assertThat(received).as("seed %d", seed).isEqualTo(messages);
      assertThat(splitter.midMessage()).as("seed %d", seed).isFalse();
    }
  }

  @Test // LX-18
  void takesAMessageOfTheMaximumAndRefusesOneByteMore() {
    var splitter = new MessageSplitter(4);

    assertThat(splitter.next(ByteBuffer.wrap("abcd\3".getBytes(UTF_8)))).isPresent();
    assertThat(splitter.next(ByteBuffer.wrap("abcd".getBytes(UTF_8)))).isEmpty();
    assertThatThrownBy(() -> splitter.next(ByteBuffer.wrap("e".getBytes(UTF_8))))
        .isInstanceOf(MessageTooLong.class)
        .hasMessageContaining("at most 4 bytes");
  }

  private static List<ByteBuffer> chunks(byte[] stream, Random random) {
    var chunks = new ArrayList<ByteBuffer>();
    for (var at = 0; at < stream.length; ) {
      var length = Math.min(stream.length - at, 1 + random.nextInt(100));
      chunks.add(ByteBuffer.wrap(stream, at, length));
      at += length;
    }
    return chunks;
  }
}
