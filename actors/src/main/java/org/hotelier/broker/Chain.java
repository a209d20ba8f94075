package org.hotelier.broker;

import org.jspecify.annotations.Nullable;

/** A list whose members leave from anywhere at the same small cost, by the link they were given. */
final class Chain<T> {

  /** A member's place in a chain. */
  static final class Link<T> {
    private final T member;
    private @Nullable Chain<T> chain;
    private @Nullable Link<T> before;
    private @Nullable Link<T> after;

    private Link(T member, Chain<T> chain) {
      this.member = member;
      this.chain = chain;
    }

    /** Leaves the chain; nothing if that has happened already. */
    void remove() {
      if (chain != null) {
        chain.unlink(this);
      }
    }
  }

  private @Nullable Link<T> first;
  private @Nullable Link<T> last;
  private int size;

  Link<T> addLast(T member) {
    var link = new Link<T>(member, this);
    link.before = last;
    if (last == null) {
      first = link;
    } else {
      last.after = link;
    }
    last = link;
    size++;
    return link;
  }

  Link<T> addFirst(T member) {
    var link = new Link<T>(member, this);
    link.after = first;
    if (first == null) {
      last = link;
    } else {
      first.before = link;
    }
    first = link;
    size++;
    return link;
  }

  @Nullable T first() {
    return first == null ? null : first.member;
  }

  @Nullable T pollFirst() {
    var link = first;
    if (link == null) {
      return null;
    }
    unlink(link);
    return link.member;
  }

  @Nullable T pollLast() {
    var link = last;
    if (link == null) {
      return null;
    }
    unlink(link);
    return link.member;
  }

  boolean isEmpty() {
    return first == null;
  }

  int size() {
    return size;
  }

  private void unlink(Link<T> link) {
    if (link.before == null) {
      first = link.after;
    } else {
      link.before.after = link.after;
    }
    if (link.after == null) {
      last = link.before;
    } else {
      link.after.before = link.before;
    }
    link.before = null;
    link.after = null;
    link.chain = null;
    size--;
  }
}
