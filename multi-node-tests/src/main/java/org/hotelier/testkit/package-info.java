/** The test kit: real nodes in real JVMs for a JUnit 5 test, and peers that misbehave. */
@NullMarked
package org.hotelier.testkit;

import org.jspecify.annotations.NullMarked;
