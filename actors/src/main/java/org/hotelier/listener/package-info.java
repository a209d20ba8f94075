/** Answering those who seek. */
@NullMarked
package org.hotelier.listener;

import org.jspecify.annotations.NullMarked;
