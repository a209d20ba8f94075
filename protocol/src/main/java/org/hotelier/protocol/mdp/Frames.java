package org.hotelier.protocol.mdp;

import java.util.List;

/** The constant frames, each there once: not to be changed by anybody who gets one. */
final class Frames {
  static final byte[] EMPTY = {};
  static final byte[] REQUESTER_0_1 = {'M', 'D', 'P', 'C', '0', '1'};
  static final byte[] REQUESTER_0_2 = {'M', 'D', 'P', 'C', '0', '2'};
  static final byte[] WORKER_0_1 = {'M', 'D', 'P', 'W', '0', '1'};
  static final byte[] WORKER_0_2 = {'M', 'D', 'P', 'W', '0', '2'};

  private static final byte[][] COMMANDS = {{0}, {1}, {2}, {3}, {4}, {5}, {6}};

  static final List<byte[]> HEARTBEAT_0_1 = List.of(EMPTY, WORKER_0_1, command(4));
  static final List<byte[]> HEARTBEAT_0_2 = List.of(WORKER_0_2, command(5));
  static final List<byte[]> DISCONNECT_0_1 = List.of(EMPTY, WORKER_0_1, command(5));
  static final List<byte[]> DISCONNECT_0_2 = List.of(WORKER_0_2, command(6));

  private Frames() {}

  /** The frame of a command byte, 0 to 6. */
  static byte[] command(int number) {
    return COMMANDS[number];
  }

  /** All frames from this one on; a copy, so that the message they came in can go. */
  static List<byte[]> from(int first, List<byte[]> frames) {
    int count = frames.size() - first;
    return count == 1
        ? List.of(frames.get(first))
        : List.copyOf(frames.subList(first, first + count));
  }

  /** A message of which the last frames are the body; the ones before are for the caller to set. */
  static byte[][] endingWith(List<byte[]> body, int before) {
    int count = body.size();
    var message = new byte[before + count][];
    for (int at = 0; at < count; at++) {
      message[before + at] = body.get(at);
    }
    return message;
  }
}
