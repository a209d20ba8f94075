package org.hotelier.seekchat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.TooLongFrameException;
import java.util.List;
import org.hotelier.protocol.seekchat.SeekCodec;

/**
 * Cuts the byte stream into SeekChat frames: a varint length, then that many bytes. The length is
 * checked before anything is allocated for it.
 */
final class SeekFrameDecoder extends ByteToMessageDecoder {

  /** Enough for the largest length, and one byte more to notice one that is too long. */
  private static final int MAX_LENGTH_BYTES = 4;

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    in.markReaderIndex();
    int length = 0;
    for (int read = 0; in.isReadable(); read++) {
      if (read == MAX_LENGTH_BYTES) {
        throw new CorruptedFrameException("Expected a length of at most 4 bytes");
      }
      byte next = in.readByte();
      length |= (next & 0x7F) << (7 * read);
      if (next >= 0) {
        frame(length, in, out);
        return;
      }
    }
    in.resetReaderIndex();
  }

  private static void frame(int length, ByteBuf in, List<Object> out) {
    if (length > SeekCodec.MAX_FRAME_BYTES) {
      throw new TooLongFrameException(
          "Expected at most %d bytes, but %d were announced"
              .formatted(SeekCodec.MAX_FRAME_BYTES, length));
    }
    if (in.readableBytes() < length) {
      in.resetReaderIndex();
      return;
    }
    var frame = new byte[length];
    in.readBytes(frame);
    out.add(frame);
  }
}
