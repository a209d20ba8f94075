package org.hotelier.broker;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What guests of this node hold, by tag. A tag is given once; an answer counts only if the guest
 * that gives it holds that tag.
 */
final class InFlight {

  private final Map<Long, Assignment> byTag = new HashMap<>();
  private final DeliveryRules rules;
  private long lastTag;

  InFlight(DeliveryRules rules) {
    this.rules = rules;
  }

  /** A tag that was never given before. */
  long nextTag() {
    return ++lastTag;
  }

  void begin(Assignment assignment) {
    byTag.put(assignment.tag(), assignment);
  }

  /** What the guest holds by this tag; null if it does not. */
  @Nullable Assignment heldBy(Resident resident, long tag) {
    var assignment = byTag.get(tag);
    return assignment != null && rules.counts(assignment, resident) ? assignment : null;
  }

  void end(Assignment assignment) {
    byTag.remove(assignment.tag());
  }

  int size() {
    return byTag.size();
  }
}
