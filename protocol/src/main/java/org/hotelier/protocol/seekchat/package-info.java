/** The SeekChat: its messages, their bytes, and the proof of the join token. */
@NullMarked
package org.hotelier.protocol.seekchat;

import org.jspecify.annotations.NullMarked;
