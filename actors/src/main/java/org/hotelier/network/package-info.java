/**
 * Addresses: networks in CIDR form, endpoints, and the loopback networks that one machine lends.
 */
@NullMarked
package org.hotelier.network;

import org.jspecify.annotations.NullMarked;
