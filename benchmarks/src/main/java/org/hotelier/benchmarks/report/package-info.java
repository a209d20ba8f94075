/** Percentiles and tables. */
@NullMarked
package org.hotelier.benchmarks.report;

import org.jspecify.annotations.NullMarked;
