package org.hotelier.worker;

import java.util.List;

/** What a worker is asked. */
public interface Request {

  /** One or more frames, as the requester sent them. */
  List<byte[]> body();

  /**
   * Sends a part of the reply before the last, which is what the handler returns. In version 0.1,
   * which has no parts, it is kept and sent in front of the last. Waits while the broker does not
   * read.
   *
   * @param part one or more frames of at most 4 MiB in all
   * @return whether anybody still wants the rest, as {@link #wanted}
   */
  boolean part(List<byte[]> part);

  /**
   * Whether the reply can still be sent. False for good once the connection is lost: the broker has
   * given the request to another worker, or has given it up, and the handler may stop.
   */
  boolean wanted();
}
