package org.hotelier.broker;

import java.util.List;

/** How large a request or a reply may be. */
final class Bodies {

  private final long mostBytes;

  Bodies(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  boolean tooLarge(List<byte[]> body) {
    var bytes = 0L;
    for (var i = 0; i < body.size(); i++) {
      bytes += body.get(i).length;
    }
    return bytes > mostBytes;
  }

  long mostBytes() {
    return mostBytes;
  }
}
