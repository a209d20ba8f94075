/**
 * For programs outside the cluster that provide a service to it: {@link
 * org.hotelier.worker.Worker}. Needs plain sockets only, and works with any broker of the Majordomo
 * protocol.
 */
@NullMarked
package org.hotelier.worker;

import org.jspecify.annotations.NullMarked;
