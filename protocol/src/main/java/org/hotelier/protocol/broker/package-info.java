/** What brokers tell one another. */
@NullMarked
package org.hotelier.protocol.broker;

import org.jspecify.annotations.NullMarked;
