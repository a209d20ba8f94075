/**
 * ZMTP 3.0 and 3.1, the wire protocol of ZeroMQ, as pure state machines for both ends of a
 * connection: bytes in, messages and bytes out.
 */
@NullMarked
package org.hotelier.protocol.zmtp;

import org.jspecify.annotations.NullMarked;
