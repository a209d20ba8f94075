/** Finding other nodes, and deciding who founds and who joins whom. The rules are plain classes; {@code Locator} drives them. */
@NullMarked
package org.hotelier.locator;

import org.jspecify.annotations.NullMarked;
