package org.hotelier.broker;

/** How much an exchange keeps, to see that nothing is left when all is done. */
record Load(int open, int requesters, int waiting, int tags, int services, int alarms) {}
