package org.hotelier.zmtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.zmtp.PortFixture.message;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.hotelier.protocol.zmtp.MessageEncoder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxTest {

  private static final int BATCH_BYTES = 64 * 1024;

  private final EmbeddedChannel channel = new EmbeddedChannel();

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
  }

  @Test
  void writesOnceATurnHoweverManyMessages() {
    var outbox = outbox(1 << 20, 1000);

    for (int number = 0; number < 100; number++) {
      assertThat(outbox.offer(message("", "reply"))).isTrue();
    }
    assertThat(channel.outboundMessages()).as("before the turn ends").isEmpty();
    channel.runPendingTasks();

    assertThat(channel.outboundMessages()).hasSize(1);
    assertThat(written()).isEqualTo(100 * MessageEncoder.size(message("", "reply")));
  }

  @Test
  void handsLongBatchesOverInPartsAndKeepsTheOrder() {
    var outbox = outbox(1 << 20, 1000);
    var expected = new ArrayList<Byte>();

    for (byte number = 0; number < 10; number++) {
      assertThat(outbox.offer(List.of(new byte[] {number}, new byte[20_000]))).isTrue();
      expected.add(number);
    }
    channel.runPendingTasks();

    var order = new ArrayList<Byte>();
    for (var part : channel.outboundMessages()) {
      var bytes = (ByteBuf) part;
      assertThat(bytes.readableBytes()).isLessThanOrEqualTo(BATCH_BYTES);
      while (bytes.isReadable()) {
        order.add(bytes.skipBytes(2).readByte());
        bytes.skipBytes(9 + 20_000);
      }
    }
    assertThat(order).isEqualTo(expected);
  }

  @Test
  void takesNoMoreThanItsBoundUntilItIsWritten() {
    var reply = message("reply"); // 7 bytes
    var byBytes = outbox(20, 1000);
    var byMessages = outbox(1 << 20, 2);

    for (var outbox : List.of(byBytes, byMessages)) {
      assertThat(outbox.offer(reply)).isTrue();
      assertThat(outbox.offer(reply)).isTrue();
      assertThat(outbox.offer(reply)).isFalse();
      assertThat(outbox.offer(MessageEncoder.encode(reply))).isFalse();
      channel.runPendingTasks();
      assertThat(outbox.offer(reply)).isTrue();
    }
  }

  @Test
  void writesTheRestBeforeItsLastAct() {
    var outbox = outbox(1 << 20, 1000);
    var acts = new ArrayList<Integer>();
    outbox.offer(message("good bye"));

    outbox.finish(() -> acts.add(written()));

    assertThat(acts).containsExactly(10);
  }

  private int written() {
    return channel.outboundMessages().stream()
        .mapToInt(part -> ((ByteBuf) part).readableBytes())
        .sum();
  }

  private Outbox outbox(int bytes, int messages) {
    return new Outbox(
        channel, new ZmtpSettings.Outgoing(bytes, messages), new LoopTurn(channel.eventLoop()));
  }
}
