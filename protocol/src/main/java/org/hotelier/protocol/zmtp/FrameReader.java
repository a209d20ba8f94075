package org.hotelier.protocol.zmtp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hotelier.protocol.zmtp.ZmtpViolation.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a byte stream, split anywhere, into messages and commands. A frame that lies in its input as
 * a whole is copied once. A longer one gets memory as its bytes arrive, not as it announces them.
 */
final class FrameReader {

  /** Who takes what was read. */
  interface Sink {
    void message(List<byte[]> frames) throws ZmtpViolation;

    void command(Command command) throws ZmtpViolation;
  }

  private static final byte[] EMPTY = {};
  private static final int NO_FLAGS = -1;

  /** MDP messages have up to six frames. */
  private static final int USUAL_FRAMES = 6;

  /** What a frame gets at first when not all of it is there. */
  private static final int FIRST_PART = 64 * 1024;

  private final ZmtpLimits limits;
  private final Sink sink;
  private int commandBytes;

  private int flags = NO_FLAGS;
  private int lengthBytesLeft;
  private long length;
  private byte[] frame = EMPTY;
  private int filled;
  private @Nullable List<byte[]> message;
  private int messageBytes;

  FrameReader(ZmtpLimits limits, int commandBytes, Sink sink) {
    this.limits = limits;
    this.commandBytes = commandBytes;
    this.sink = sink;
  }

  /** From the next command on, none may be longer than this. */
  void limitCommands(int bytes) {
    commandBytes = bytes;
  }

  /** Takes all bytes there are; after a violation nothing more may be read. */
  void read(ByteBuffer in) throws ZmtpViolation {
    while (readHeader(in) && readBody(in)) {
      var complete = frame;
      int flagsOfIt = flags;
      flags = NO_FLAGS;
      frame = EMPTY;
      filled = 0;
      deliver(flagsOfIt, complete);
    }
  }

  private boolean readHeader(ByteBuffer in) throws ZmtpViolation {
    if (flags == NO_FLAGS) {
      if (!in.hasRemaining()) {
        return false;
      }
      flags = judged(in.get());
      lengthBytesLeft = (flags & FrameFormat.LONG) == 0 ? 1 : Long.BYTES;
      length = 0;
    }
    while (lengthBytesLeft > 0) {
      if (!in.hasRemaining()) {
        return false;
      }
      length = length << Byte.SIZE | (in.get() & 0xFF);
      if (--lengthBytesLeft == 0) {
        judgeLength();
      }
    }
    return true;
  }

  private static int judged(byte flags) throws ZmtpViolation {
    boolean commandWithMore = (flags & FrameFormat.COMMAND) != 0 && (flags & FrameFormat.MORE) != 0;
    if ((flags & ~(FrameFormat.MORE | FrameFormat.LONG | FrameFormat.COMMAND)) != 0
        || commandWithMore) {
      throw new ZmtpViolation(
          Reason.MALFORMED,
          "Expected the flags of a frame (0 to 4, or 6), but got %d".formatted(flags & 0xFF));
    }
    return flags;
  }

  private void judgeLength() throws ZmtpViolation {
    if (length < 0) {
      throw new ZmtpViolation(
          Reason.MALFORMED, "Expected a length of 63 bits, but its first bit is set");
    }
    if ((flags & FrameFormat.COMMAND) != 0) {
      if (length > commandBytes) {
        throw new ZmtpViolation(
            Reason.TOO_LARGE,
            "Expected a command of at most %d bytes, but it has %d"
                .formatted(commandBytes, length));
      }
    } else if (length > limits.messageBytes() - messageBytes) {
      throw new ZmtpViolation(
          Reason.TOO_LARGE,
          "Expected a message of at most %d bytes, but a frame of %d follows %d bytes"
              .formatted(limits.messageBytes(), length, messageBytes));
    } else if (message != null && message.size() == limits.frames()) {
      throw new ZmtpViolation(
          Reason.TOO_LARGE,
          "Expected a message of at most %d frames, but it has more".formatted(limits.frames()));
    }
  }

  private boolean readBody(ByteBuffer in) {
    int wanted = (int) length;
    int part = Math.min(wanted - filled, in.remaining());
    if (frame.length < filled + part) {
      long room = filled + part == wanted ? wanted : Math.max(FIRST_PART, 2L * (filled + part));
      frame = Arrays.copyOf(frame, (int) Math.min(room, wanted));
    }
    in.get(frame, filled, part);
    filled += part;
    return filled == wanted;
  }

  private void deliver(int flags, byte[] frame) throws ZmtpViolation {
    if ((flags & FrameFormat.COMMAND) != 0) {
      // Also between the frames of a message: libzmq's heartbeats come whenever they are due.
      sink.command(Command.parse(frame));
      return;
    }
    var frames = message;
    if (frames == null) {
      frames = new ArrayList<>(USUAL_FRAMES);
      message = frames;
    }
    frames.add(frame);
    messageBytes += frame.length;
    if ((flags & FrameFormat.MORE) == 0) {
      message = null;
      messageBytes = 0;
      sink.message(frames);
    }
  }
}
