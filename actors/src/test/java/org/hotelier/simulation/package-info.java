/**
 * Simulated nodes in virtual time, which ask production's rules: what comes of every seeded history
 * of starts, kills, cuts and delays, and that broken rules break one.
 */
@NullMarked
package org.hotelier.simulation;

import org.jspecify.annotations.NullMarked;
