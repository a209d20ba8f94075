package org.hotelier.broker.link;

/** What became of an item that was given to a link. */
public enum Sending {
  /** It arrives, or is handed back when the session ends. */
  TAKEN,
  /** Its body is larger than a link carries. */
  TOO_LARGE,
  /** The link keeps as much as it may; nothing of the item was sent. */
  FULL
}
