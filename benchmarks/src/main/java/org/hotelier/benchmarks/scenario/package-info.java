/** What is done to the systems, and which moments are taken. */
@NullMarked
package org.hotelier.benchmarks.scenario;

import org.jspecify.annotations.NullMarked;
