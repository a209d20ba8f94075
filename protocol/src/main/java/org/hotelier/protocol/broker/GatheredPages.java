package org.hotelier.protocol.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers the pages of one node's answer, in whatever order they come. */
public final class GatheredPages<R> {
  private final Map<Integer, Page<R>> pages = new TreeMap<>();
  private int expected = Integer.MAX_VALUE;

  /** Takes a page; one that came before changes nothing. */
  public void add(Page<R> page) {
    pages.put(page.number(), page);
    if (page.last()) {
      expected = page.number() + 1;
    }
  }

  /** Whether no page is missing. */
  public boolean complete() {
    return pages.size() == expected;
  }

  /** The rows of all pages that have come, in their order. */
  public List<R> rows() {
    var rows = new ArrayList<R>();
    pages.values().forEach(page -> rows.addAll(page.rows()));
    return rows;
  }
}
