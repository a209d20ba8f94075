/**
 * Routes each request to one guest of its service, anywhere in the cluster, and brings the reply
 * back.
 */
@NullMarked
package org.hotelier.broker;

import org.jspecify.annotations.NullMarked;
