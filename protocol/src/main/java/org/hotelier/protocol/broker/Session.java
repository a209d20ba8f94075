package org.hotelier.protocol.broker;

/**
 * Names the numbering of one direction of a link: numbers begin anew when either side does.
 *
 * @param from the sender's incarnation; a later incarnation of the same node has a higher one
 * @param to the receiver's incarnation
 */
public record Session(long from, long to) {

  /** The same link, seen from the other end. */
  public Session reversed() {
    return new Session(to, from);
  }
}
