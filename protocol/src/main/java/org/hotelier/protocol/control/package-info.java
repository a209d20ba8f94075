/** The Java side of the control socket for callers: {@code ControlClient} and its errors. */
@NullMarked
package org.hotelier.protocol.control;

import org.jspecify.annotations.NullMarked;
