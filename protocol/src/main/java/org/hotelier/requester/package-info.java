/**
 * For programs outside the cluster that ask its services: {@link org.hotelier.requester.Requester}.
 * Needs plain sockets only, and works with any broker of the Majordomo protocol.
 */
@NullMarked
package org.hotelier.requester;

import org.jspecify.annotations.NullMarked;
