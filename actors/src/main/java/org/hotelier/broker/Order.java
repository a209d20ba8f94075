package org.hotelier.broker;

import java.util.List;

/**
 * A request as it reaches its entry broker.
 *
 * @param body one or more frames
 * @param expiryMillis how long its requester waits for the final reply
 */
public record Order(Requester requester, String service, List<byte[]> body, long expiryMillis) {}
