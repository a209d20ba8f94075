/** The services of the guide "add a service". */
@NullMarked
package org.hotelier.example;

import org.jspecify.annotations.NullMarked;
