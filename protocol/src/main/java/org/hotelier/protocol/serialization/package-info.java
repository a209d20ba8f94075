/** The one serializer of everything that crosses nodes. */
@NullMarked
package org.hotelier.protocol.serialization;

import org.jspecify.annotations.NullMarked;
