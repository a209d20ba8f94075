package org.hotelier.membership;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Whether a node has enough of its cluster with it to serve: more than half of the members, or
 * exactly half with the lowest address among them. It is the split brain resolver's own rule,
 * applied from the first silent beats on, so that the smaller part of a cut cluster stops serving
 * long before it is dissolved.
 *
 * @param present the members this node reaches, itself included
 * @param members all that count
 * @param withLowest whether the member with the lowest address is among those reached
 */
public record Majority(int present, int members, boolean withLowest) {

  /** A node without members has nobody to miss. */
  public static final Majority OF_NONE = new Majority(0, 0, true);

  /** One member, and whether this node reaches it. */
  public record Vote(MemberKey member, boolean present) {}

  /** Counts the votes, one for each member, this node among them. */
  public static Majority of(Collection<Vote> votes) {
    boolean withLowest =
        votes.stream()
            .min(Comparator.comparing(Vote::member, MemberKey.LOWEST_ADDRESS_FIRST))
            .map(Vote::present)
            .orElse(true);
    int present = (int) votes.stream().filter(Vote::present).count();
    return new Majority(present, votes.size(), withLowest);
  }

  public boolean holds() {
    return 2 * present > members || (2 * present == members && withLowest);
  }

  /** What is missing, in words, or empty if it holds. */
  public Optional<String> missing() {
    return holds()
        ? Optional.empty()
        : Optional.of(
            "it reaches %d of the %d members of its cluster, itself included; %s"
                .formatted(
                    present,
                    members,
                    2 * present == members
                        ? "of two halves the one with the lowest address serves"
                        : "more than half are needed"));
  }
}
