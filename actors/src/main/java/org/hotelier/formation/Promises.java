package org.hotelier.formation;

/** What a node has promised to others. It belongs to the host and outlives incarnations. */
public record Promises(Grants grants, Merging merging) {

  /** Nothing is promised yet. */
  public static Promises none(Formation.Times times) {
    return new Promises(new Grants(times.grant()), new Merging(times.stay()));
  }
}
