package org.hotelier.broker.mdp;

/** What went wrong between the broker and its Majordomo peers; each is counted. */
public enum Mishap {
  /** A message that is not MDP; dropped, and its worker sent away. */
  MALFORMED,
  /** A command at the wrong time or from the wrong side; a worker that sends it is sent away. */
  UNEXPECTED,
  /** A sign of life from a worker that the broker does not know; it is told to start anew. */
  UNKNOWN_WORKER,
  /** READY for a reserved service, with a wrong token, or with options that cannot be read. */
  READY_REFUSED,
  /** A message from or to a peer whose conversation has ended; dropped. */
  AFTER_END,
  /** A worker that does not read what it is sent; disconnected. */
  SLOW_WORKER,
  /** A reply dropped because its requester does not read what it is sent. */
  SLOW_REQUESTER
}
