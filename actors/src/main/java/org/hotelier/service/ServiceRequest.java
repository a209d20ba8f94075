package org.hotelier.service;

import java.time.Duration;

/**
 * A request as an instance of a service gets it. Each is to be answered by exactly one {@link
 * Reply.Last}; until then it counts against the instance's credit, at most until its time is over.
 * One whose time is over before the instance gets to it is dropped.
 */
public record ServiceRequest(Body body, ReplyTo replyTo) {

  /** The first frame of the body as text. */
  public String text() {
    return body.text();
  }

  /** How long the requester waits at most, unless it goes before; never negative. */
  public Duration remaining() {
    return replyTo.remaining();
  }

  /** Whether anybody still waits for the answer. */
  public boolean wanted() {
    return replyTo.wanted();
  }

  /** Answers with a part; more follows. */
  public void partial(Body part) {
    replyTo.tell(new Reply.Partial(part));
  }

  /** Answers, and that is all. */
  public void reply(Body last) {
    replyTo.tell(new Reply.Final(last));
  }

  /** Says that it cannot be done; see {@link Reply.Failure}. */
  public void fail(String name, String text) {
    replyTo.tell(new Reply.Failure(name, text));
  }
}
