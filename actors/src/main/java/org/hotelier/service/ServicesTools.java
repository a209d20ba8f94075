package org.hotelier.service;

import java.util.function.LongSupplier;
import org.hotelier.broker.GuestReports;
import org.hotelier.event.EventLog;

/**
 * What the services of a node work with.
 *
 * @param node the node's name, the beginning of every instance's address
 * @param nanoTime a monotonic clock
 */
public record ServicesTools(
    String node,
    ServicesSettings settings,
    GuestReports reports,
    LongSupplier nanoTime,
    EventLog events) {}
