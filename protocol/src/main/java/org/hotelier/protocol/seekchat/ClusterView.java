package org.hotelier.protocol.seekchat;

import java.util.Collection;
import java.util.Collections;

/**
 * A cluster as one of its members sees it: what is weighed when two of one name meet.
 *
 * @param size how many members it has, 0 for none
 * @param lowest the first of their names in the order of the alphabet
 */
public record ClusterView(String id, int size, String lowest) {

  /** What a node sees that is in no cluster. */
  public static final ClusterView NONE = new ClusterView("", 0, "");

  public static ClusterView of(String id, Collection<String> names) {
    return names.isEmpty() ? NONE : new ClusterView(id, names.size(), Collections.min(names));
  }

  @Override
  public String toString() {
    return "%s (%d %s)".formatted(id, size, size == 1 ? "node" : "nodes");
  }
}
