package org.hotelier.service;

/**
 * What a service says to a request: any number of {@link Partial}, then exactly one {@link Last}.
 */
public sealed interface Reply {

  /** A part of the reply; more follows. A request of which a part went out is never tried again. */
  record Partial(Body body) implements Reply {}

  /** Ends a request. */
  sealed interface Last extends Reply {}

  /** The reply, or the last part of it. */
  record Final(Body body) implements Last {}

  /**
   * The service cannot do what it was asked for, and another instance could not either.
   *
   * @param name for programs, such as {@code NoSuchRoom}; {@code Call} and HTTP report it, MDP
   *     requesters get nothing (MDP has no error frame)
   * @param text for people
   */
  record Failure(String name, String text) implements Last {
    public Failure {
      if (name.isBlank()) {
        throw new IllegalArgumentException(
            "Expected a failure to have a name, but it is blank; name what went wrong");
      }
    }
  }

  /** A reply of one frame for each text, in UTF-8. */
  static Last text(String... frames) {
    return new Final(Body.text(frames));
  }

  /** A reply of these frames. */
  static Last bytes(byte[]... frames) {
    return new Final(Body.of(frames));
  }
}
