package org.hotelier.listener;

import java.time.Clock;
import java.util.List;
import org.hotelier.event.EventLog;
import org.hotelier.event.Topic;
import org.hotelier.formation.Standing;
import org.hotelier.membership.NodeRow;
import org.hotelier.membership.NodeTable;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.seekchat.SeekClient;
import org.hotelier.seekchat.SeekPort;

/**
 * What a listener works with.
 *
 * @param tokenSet whether a seek needs more than its words to be believed
 */
public record ListenerTools(
    Peer self,
    SeekPort port,
    SeekClient client,
    Topic<Standing> standing,
    Topic<List<NodeRow>> rows,
    NodeTable table,
    boolean tokenSet,
    EventLog events,
    Clock clock) {}
