package org.hotelier.seekchat;

import java.time.Duration;

/**
 * How long a question may take.
 *
 * @param connect until the connection is there
 * @param answer from then until the answer is there
 */
public record SeekTimes(Duration connect, Duration answer) {}
