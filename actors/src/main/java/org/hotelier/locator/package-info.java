/**
 * Finding other nodes: where they may be, rounds of questions, and the actor that acts on the rules
 * of formation.
 */
@NullMarked
package org.hotelier.locator;

import org.jspecify.annotations.NullMarked;
