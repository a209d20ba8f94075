/**
 * The command line: one class per verb. A verb other than {@code node} and {@code demo} speaks to a
 * running node through its control socket and loads nothing of the node itself.
 */
@NullMarked
package org.hotelier.cli;

import org.jspecify.annotations.NullMarked;
