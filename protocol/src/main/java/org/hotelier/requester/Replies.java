package org.hotelier.requester;

import java.util.List;

/** Who takes what comes of a request: parts in order, then one end. None of these may wait. */
interface Replies {

  /**
   * A part before the last.
   *
   * @param taken to be called from any thread once it was dealt with; whoever has too many parts
   *     that are not gets no more for a while
   */
  void part(List<byte[]> body, Runnable taken);

  /** The reply, or its last part. */
  void last(List<byte[]> body);

  void failed(RequestFailed failure);
}
