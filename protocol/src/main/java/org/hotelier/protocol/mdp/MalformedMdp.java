package org.hotelier.protocol.mdp;

/**
 * A message that is not MDP; the text says what was expected. It has no stack trace: a peer can
 * cause any number of these, and where the codec noticed it helps nobody.
 */
public final class MalformedMdp extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedMdp(String text) {
    super(text, null, false, false);
  }
}
