package org.hotelier.zmtp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.List;
import org.hotelier.protocol.zmtp.MessageEncoder;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written to one peer: never more than its bound. Messages are encoded when they
 * are sent, straight into the buffer that is written at the end of the turn.
 */
final class Outbox {

  /** A batch's first buffer; most turns have a few small messages for a peer. */
  private static final int FIRST_BYTES = 1024;

  /** A batch longer than this is handed to the channel before the turn ends. */
  private static final int BATCH_BYTES = 64 * 1024;

  private final Channel channel;
  private final ZmtpSettings.Outgoing bound;
  private final LoopTurn turn;
  private @Nullable ByteBuf batch;
  private int batchMessages;
  private int bytes;
  private int messages;
  private boolean unflushed;

  Outbox(Channel channel, ZmtpSettings.Outgoing bound, LoopTurn turn) {
    this.channel = channel;
    this.bound = bound;
    this.turn = turn;
  }

  /** Takes a message, unless it is full. */
  boolean offer(List<byte[]> message) {
    int size = MessageEncoder.size(message);
    if (!hasRoom(size)) {
      return false;
    }
    var buffer = roomFor(size);
    int at = buffer.writerIndex();
    MessageEncoder.write(message, buffer.internalNioBuffer(at, size));
    buffer.writerIndex(at + size);
    added(size);
    return true;
  }

  /** Takes what the protocol itself has to say, unless it is full. */
  boolean offer(byte[] encoded) {
    if (!hasRoom(encoded.length)) {
      return false;
    }
    roomFor(encoded.length).writeBytes(encoded);
    added(encoded.length);
    return true;
  }

  private boolean hasRoom(int size) {
    return messages < bound.messages() && size <= bound.bytes() - bytes;
  }

  private ByteBuf roomFor(int size) {
    var buffer = batch;
    if (buffer != null && buffer.readableBytes() + size > BATCH_BYTES) {
      handOver();
      buffer = null;
    }
    if (buffer == null) {
      buffer = channel.alloc().directBuffer(Math.max(FIRST_BYTES, size));
      batch = buffer;
    }
    return buffer.ensureWritable(size);
  }

  private void added(int size) {
    bytes += size;
    messages++;
    batchMessages++;
    if (!unflushed) {
      unflushed = true;
      turn.flushLater(this);
    }
  }

  private void handOver() {
    var buffer = batch;
    if (buffer == null) {
      return;
    }
    int size = buffer.readableBytes();
    int count = batchMessages;
    batch = null;
    batchMessages = 0;
    channel.write(buffer).addListener(written -> taken(size, count));
  }

  private void taken(int size, int count) {
    bytes -= size;
    messages -= count;
  }

  void flush() {
    unflushed = false;
    handOver();
    channel.flush();
  }

  /** Writes the rest and then runs this, whether or not it could be written. */
  void finish(Runnable last) {
    handOver();
    channel.writeAndFlush(channel.alloc().buffer(0, 0)).addListener(written -> last.run());
  }
}
