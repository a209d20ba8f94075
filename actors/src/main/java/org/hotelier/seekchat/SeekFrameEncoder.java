package org.hotelier.seekchat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToByteEncoder;

/** Writes a frame behind its varint length. */
@Sharable
final class SeekFrameEncoder extends MessageToByteEncoder<byte[]> {

  static final SeekFrameEncoder INSTANCE = new SeekFrameEncoder();

  private SeekFrameEncoder() {
    super(byte[].class);
  }

  @Override
  protected void encode(ChannelHandlerContext context, byte[] frame, ByteBuf out) {
    int length = frame.length;
    while (length > 0x7F) {
      out.writeByte((length & 0x7F) | 0x80);
      length >>>= 7;
    }
    out.writeByte(length);
    out.writeBytes(frame);
  }
}
