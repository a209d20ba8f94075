/**
 * Comparisons of Hotelier with what a person would use instead; run by hand, never by the build.
 */
@NullMarked
package org.hotelier.benchmarks;

import org.jspecify.annotations.NullMarked;
