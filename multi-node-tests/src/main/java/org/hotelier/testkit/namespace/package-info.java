/** A network of a test's own, inside the machine's kernel: real packets, really dropped. */
@NullMarked
package org.hotelier.testkit.namespace;

import org.jspecify.annotations.NullMarked;
