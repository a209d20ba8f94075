package org.hotelier.protocol.seekchat;

/** How far a node has come in forming or joining a cluster, as its listener tells it. */
public enum Phase {
  /** The process is up; its incarnation is not. */
  STARTING,
  SEEKING,
  FOUNDING,
  JOINING,
  SETTLED,
  LEAVING
}
