/**
 * Service actors: how code on the class path of a node becomes a service of the whole cluster.
 *
 * <p>Who adds a service implements {@link org.hotelier.service.Service}.
 */
@NullMarked
package org.hotelier.service;

import org.jspecify.annotations.NullMarked;
