package org.hotelier.listener;

import java.util.List;
import java.util.function.Predicate;
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
 * @param joins whether a member at the seeker's address has joined and is not up yet, or leaves and
 *     is not gone yet
 * @param tokenSet whether a seek needs more than its words to be believed
 */
public record ListenerTools(
    Peer self,
    SeekPort port,
    SeekClient client,
    Topic<Standing> standing,
    Topic<List<NodeRow>> rows,
    NodeTable table,
    Predicate<Peer> joins,
    boolean tokenSet,
    EventLog events) {}
