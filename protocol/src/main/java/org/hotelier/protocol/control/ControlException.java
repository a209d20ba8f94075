package org.hotelier.protocol.control;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Why a call got no answer. (An answer that says no is a {@link
 * org.hotelier.protocol.luxi.ControlFailure} instead.)
 */
public abstract sealed class ControlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private ControlException(String message, Throwable cause) {
    super(message, cause);
  }

  private ControlException(String message) {
    super(message);
  }

  /** Nobody listened on the socket until the connect time-out. */
  public static final class Unreachable extends ControlException {
    private static final long serialVersionUID = 1L;

    public Unreachable(Path socket, String why) {
      super(
          ("Expected a node at %s, but %s; check that the node runs and that this is its control"
                  + " socket")
              .formatted(socket, why));
    }
  }

  /** No answer came in time. The call may have run, or may run yet. */
  public static final class TimedOut extends ControlException {
    private static final long serialVersionUID = 1L;

    public TimedOut(String method, Duration limit) {
      super(
          "Expected an answer to %s within %s, but none came; it may still run"
              .formatted(method, limit));
    }
  }

  /** The file permissions do not let this user connect. */
  public static final class PermissionDenied extends ControlException {
    private static final long serialVersionUID = 1L;

    public PermissionDenied(Path socket, Throwable cause) {
      super(
          "Expected access to %s, but it is denied; call as the user who runs the node"
              .formatted(socket),
          cause);
    }
  }

  /** The connection ended before the answer, as often as the call was tried. */
  public static final class ConnectionLost extends ControlException {
    private static final long serialVersionUID = 1L;

    public ConnectionLost(String why) {
      super("Expected an answer, but the connection was closed: " + why);
    }
  }

  /** What came is no answer, or what was to be sent is no request. */
  public static final class ProtocolError extends ControlException {
    private static final long serialVersionUID = 1L;

    public ProtocolError(String why, Throwable cause) {
      super(why, cause);
    }

    public ProtocolError(String why) {
      super(why);
    }
  }
}
