package org.hotelier.protocol.mdp;

/** The two versions of the protocol; a broker tells them apart message by message. */
public enum MdpVersion {
  /** RFC 7/MDP: an empty first frame, one reply to each request. */
  V0_1,
  /** RFC 18/MDP: no empty first frame, partial replies before the final one. */
  V0_2
}
