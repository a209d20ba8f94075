package org.hotelier.broker;

import java.util.List;

/** A yes or no, with the reasons for a no in sentences. */
public record Verdict(boolean yes, List<String> reasons) {

  public static final Verdict YES = new Verdict(true, List.of());

  public Verdict {
    reasons = List.copyOf(reasons);
  }

  /** Yes if nothing speaks against it. */
  public static Verdict unless(List<String> reasons) {
    return new Verdict(reasons.isEmpty(), reasons);
  }

  public static Verdict no(String reason) {
    return new Verdict(false, List.of(reason));
  }
}
