package org.hotelier.service;

import com.typesafe.config.Config;
import org.apache.pekko.actor.typed.Behavior;

/**
 * A service that this node provides to the whole cluster. It is found by {@link
 * java.util.ServiceLoader}: a public class with a public constructor without parameters, named in
 * {@code META-INF/services/org.hotelier.service.Service}.
 *
 * <p>How many instances there are, and how much each takes at once, is set in {@code
 * hotelier.services.<name>}.
 */
public interface Service {

  /**
   * What requesters ask for: a letter or digit, then letters, digits, dots, dashes and underscores,
   * at most 255 in all; not beginning with {@code mmi.}, which brokers answer themselves.
   */
  String name();

  /**
   * What an instance does: a function ({@link Serving}) or any typed behaviour that answers every
   * request. Called for each instance whenever it starts, also after a crash, so that instances
   * share nothing that is made here; the first call comes before the node starts, and its failure
   * keeps the node from starting.
   *
   * @param settings the section {@code hotelier.services.<name>}, keys of the service's own
   *     included
   */
  Behavior<ServiceRequest> create(Config settings);
}
