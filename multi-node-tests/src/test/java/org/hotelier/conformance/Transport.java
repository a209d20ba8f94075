package org.hotelier.conformance;

import java.util.List;

/** Carries messages of frames to the broker and back; ends with the case that opened it. */
interface Transport extends AutoCloseable {

  void send(List<byte[]> frames);

  /** The next message; fails when none comes for long. */
  List<byte[]> receive();

  /** Ends the connection without a word. */
  @Override
  void close();
}
