package org.hotelier.protocol.seekchat;

/** Bytes on a listener port that are not a SeekChat message; the text says what was expected. */
public final class MalformedSeek extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedSeek(String reason) {
    super(reason);
  }
}
