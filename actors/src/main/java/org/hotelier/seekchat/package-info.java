/** The SeekChat on the network: the listening port, and exchanges with other nodes. */
@NullMarked
package org.hotelier.seekchat;

import org.jspecify.annotations.NullMarked;
