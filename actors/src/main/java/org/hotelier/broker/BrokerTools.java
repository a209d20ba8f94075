package org.hotelier.broker;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.hotelier.broker.mdp.MdpDesk;
import org.hotelier.event.Topic;
import org.hotelier.membership.NodeRow;
import org.hotelier.network.Door;
import org.hotelier.protocol.broker.GuestRow;

/**
 * What a broker works with; all of it outlives a crash of it, so that no request is lost.
 *
 * @param node this node's name
 * @param unfit why the node must not serve, or empty
 * @param door the broker port
 * @param reception where the port's connections report
 * @param rows all nodes
 * @param draining whether the node was told to drain; outlives incarnations
 * @param services is published whenever the services of the cluster have changed
 * @param guests is published whenever a guest has come, gone or changed anywhere
 */
public record BrokerTools(
    String node,
    Supplier<Optional<String>> unfit,
    Exchange exchange,
    MdpDesk desk,
    Colleagues colleagues,
    ServiceBoard board,
    BrokerEvents events,
    Door door,
    PortReception reception,
    AtomicBoolean draining,
    Topic<List<NodeRow>> rows,
    Topic<List<ServiceState>> services,
    Topic<List<GuestRow>> guests,
    EnquirySettings enquiry) {}
