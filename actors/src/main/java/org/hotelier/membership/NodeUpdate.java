package org.hotelier.membership;

import java.time.Instant;
import org.hotelier.protocol.seekchat.Peer;

/**
 * One change of another node's status. Followers are told of each exactly once, and never of their
 * own node.
 *
 * @param reason what was seen, in words
 */
public record NodeUpdate(Peer node, NodeStatus status, String reason, Instant at) {}
