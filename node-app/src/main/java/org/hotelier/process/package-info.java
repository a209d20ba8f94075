/** Nodes as child processes of this JVM: for the demo and for tests. */
@NullMarked
package org.hotelier.process;

import org.jspecify.annotations.NullMarked;
