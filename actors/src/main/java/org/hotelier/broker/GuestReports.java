package org.hotelier.broker;

import java.util.List;

/** Where guests inside this JVM report to their broker, from any thread. */
public interface GuestReports {

  /** A number for a guest that is about to arrive. */
  GuestId nextId();

  void arrived(Guest guest);

  /** The guest takes no new work; what it holds it may still answer. */
  void draining(GuestId guest);

  /** The guest is gone; what it held is handed to another. */
  void left(GuestId guest, String reason);

  /** A part of the answer to what was assigned with this tag, or the last one. */
  void replied(GuestId guest, long tag, List<byte[]> body, boolean last);

  /** The guest cannot do what was assigned with this tag; the requester is told so. */
  void failed(GuestId guest, long tag, String name, String text);
}
