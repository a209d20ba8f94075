/** ZeroMQ ports on Netty: ROUTER, REP and PUB, each with all its connections on one event loop. */
@NullMarked
package org.hotelier.zmtp;

import org.jspecify.annotations.NullMarked;
