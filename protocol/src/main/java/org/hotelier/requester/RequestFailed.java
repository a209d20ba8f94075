package org.hotelier.requester;

import java.time.Duration;

/** Why a request has no reply. The Majordomo protocol has no word for a refusal by the broker. */
public abstract sealed class RequestFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private RequestFailed(String message) {
    super(message);
  }

  /** The last try was met with silence. The work may have been done, or may be done yet. */
  public static final class TimedOut extends RequestFailed {
    private static final long serialVersionUID = 1L;

    TimedOut(String service, int tries, Duration each) {
      super(
          ("Expected a reply from %s within %d ms, but none came in %d tries; check that the service"
                  + " has a worker and that the token is right")
              .formatted(service, each.toMillis(), tries));
    }
  }

  /** Its connection was lost in the last try. The work may have been done. */
  public static final class ConnectionLost extends RequestFailed {
    private static final long serialVersionUID = 1L;

    ConnectionLost(String service, int tries, String why) {
      super(
          "Expected a reply from %s, but the connection was lost, after %d tries: %s"
              .formatted(service, tries, why));
    }
  }

  /** No broker could be reached in any try: the request was never sent. */
  public static final class Unreachable extends RequestFailed {
    private static final long serialVersionUID = 1L;

    Unreachable(String service, String why) {
      super(
          "Expected a broker to send a request for %s to, but none could be reached; the last said: %s"
              .formatted(service, why));
    }
  }

  /** As many requests are open as may be; this one was not sent. */
  public static final class TooMany extends RequestFailed {
    private static final long serialVersionUID = 1L;

    TooMany(int outstanding) {
      super(
          "Expected at most %d requests at once, but this is one more; wait for a reply, or allow more"
              .formatted(outstanding));
    }
  }

  /** The parts of the reply, put together, are more than the limit. */
  public static final class TooLarge extends RequestFailed {
    private static final long serialVersionUID = 1L;

    TooLarge(String service, int limit) {
      super(
          "Expected a reply from %s of at most %d bytes, but it has more; take its parts as they come"
              .formatted(service, limit));
    }
  }

  /** The broker does not answer management requests, or not so that it can be understood. */
  public static final class NotManaged extends RequestFailed {
    private static final long serialVersionUID = 1L;

    NotManaged(String answer) {
      super(
          "Expected 200 or 404 from mmi.service, but the broker said \"%s\"; it may not know mmi.service"
              .formatted(answer));
    }
  }

  /** The requester was closed. The work may have been done. */
  public static final class Closed extends RequestFailed {
    private static final long serialVersionUID = 1L;

    Closed() {
      super("Expected an open requester, but it is closed; open another one");
    }
  }

  /** The calling thread was interrupted; it still is. The work may have been done. */
  public static final class Interrupted extends RequestFailed {
    private static final long serialVersionUID = 1L;

    Interrupted(String service) {
      super("Expected to wait for a reply from %s, but was interrupted".formatted(service));
    }
  }
}
