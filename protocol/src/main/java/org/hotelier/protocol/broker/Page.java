package org.hotelier.protocol.broker;

import java.util.List;

/** A part of a node's answer that fits one Artery message. */
public interface Page<R> {

  /** The name of the node that answers. */
  String node();

  /** Counts the pages of this answer from 0. */
  int number();

  /** Whether no page of this answer has a higher number. */
  boolean last();

  List<R> rows();
}
