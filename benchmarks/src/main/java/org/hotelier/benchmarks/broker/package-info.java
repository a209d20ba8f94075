/** Hotelier's broker beside a plain Majordomo broker and a NATS server, with the same load. */
@NullMarked
package org.hotelier.benchmarks.broker;

import org.jspecify.annotations.NullMarked;
