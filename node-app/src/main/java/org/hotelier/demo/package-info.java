/** The demonstration: three nodes of its own, workers, two kills over a request, and its reply. */
@NullMarked
package org.hotelier.demo;

import org.jspecify.annotations.NullMarked;
