package org.hotelier.conformance;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** The frames of ZMTP 3.0 by hand: no library, and none of Hotelier's code. */
final class RawTransport implements Transport {
  private static final int MORE = 1;
  private static final int LONG = 2;
  private static final int COMMAND = 4;

  private final Wire wire;

  private RawTransport(Wire wire) {
    this.wire = wire;
  }

  /** Shakes hands; properties beside the socket type as name, value, … */
  static RawTransport over(Wire wire, String... metadata) {
    wire.writes(Bytes.GREETING).writes(Bytes.ready(metadata)).reads(64);
    RawTransport transport = new RawTransport(wire);
    int flags = wire.reads(1)[0];
    transport.body(flags);
    return transport;
  }

  Wire wire() {
    return wire;
  }

  @Override
  public void send(List<byte[]> frames) {
    wire.writes(encoded(frames));
  }

  static byte[] encoded(List<byte[]> frames) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int at = 0; at < frames.size(); at++) {
      bytes.writeBytes(Bytes.frame(frames.get(at), at < frames.size() - 1));
    }
    return bytes.toByteArray();
  }

  @Override
  public List<byte[]> receive() {
    List<byte[]> frames = new ArrayList<>();
    int flags;
    do {
      flags = wire.reads(1)[0];
      byte[] body = body(flags);
      if ((flags & COMMAND) == 0) {
        frames.add(body);
      }
    } while ((flags & (MORE | COMMAND)) != 0);
    return frames;
  }

  private byte[] body(int flags) {
    long size = (flags & LONG) == 0 ? wire.reads(1)[0] & 0xff : wire.readsLong();
    return wire.reads(Math.toIntExact(size));
  }

  @Override
  public void close() {
    wire.close();
  }
}
