package org.hotelier.broker;

import org.hotelier.protocol.broker.BrokerQuery.Instruction;

/** What an operator can do before a stop. */
public enum Deed {
  DRAIN(Instruction.DRAIN_GUEST),
  REVIVE(Instruction.REVIVE_GUEST),
  SAFE_TO_STOP(Instruction.MAY_GUEST_STOP);

  private final Instruction toGuest;

  Deed(Instruction toGuest) {
    this.toGuest = toGuest;
  }

  /** The same, as the broker of a guest's node is told. */
  Instruction toGuest() {
    return toGuest;
  }
}
