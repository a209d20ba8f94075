package org.hotelier.control;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * What callers of the control socket may use up; {@code reference.conf} says what each setting
 * means.
 *
 * @param maxMessageBytes of a request or an answer, without its terminator
 * @param receive from a message's first byte to its last
 * @param send while a caller reads none of its answers
 * @param idle between two calls of a connection
 * @param call that a method may run before its caller is told so
 * @param keepAnswers to calls with a key
 */
public record ControlLimits(
    int maxConnections,
    int maxMessageBytes,
    Duration receive,
    Duration send,
    Duration idle,
    Duration call,
    Duration keepAnswers,
    int maxKeptAnswers) {

  /** Reads the settings under {@code hotelier.control}. */
  public static ControlLimits from(Config control) {
    return new ControlLimits(
        control.getInt("max-connections"),
        Math.toIntExact(control.getBytes("max-message-bytes")),
        control.getDuration("receive-timeout"),
        control.getDuration("send-timeout"),
        control.getDuration("idle-timeout"),
        control.getDuration("call-timeout"),
        control.getDuration("keep-answers"),
        control.getInt("max-kept-answers"));
  }
}
