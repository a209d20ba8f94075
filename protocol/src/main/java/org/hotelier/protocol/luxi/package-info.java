/**
 * The control socket's wire: JSON text ended by byte 03 (JSON text, one ETX, in both directions).
 */
@NullMarked
package org.hotelier.protocol.luxi;

import org.jspecify.annotations.NullMarked;
