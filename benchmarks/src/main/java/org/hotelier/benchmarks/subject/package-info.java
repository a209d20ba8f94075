/** The systems under comparison, each node a JVM of its own. */
@NullMarked
package org.hotelier.benchmarks.subject;

import org.jspecify.annotations.NullMarked;
