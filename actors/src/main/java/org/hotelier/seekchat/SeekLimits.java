package org.hotelier.seekchat;

import java.time.Duration;

/**
 * What strangers may cost a listener.
 *
 * @param connections how many at once; beyond it the one that has been silent longest is closed
 * @param exchange how long one question and its answer may take
 */
public record SeekLimits(int connections, Duration exchange) {}
