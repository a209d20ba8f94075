package org.hotelier.broker;

/** Nobody listens. */
final class Silent implements Happenings {
  @Override
  public void guestArrived(Guest guest) {}

  @Override
  public void guestLeft(Guest guest, String reason) {}

  @Override
  public void dispatchedAgain(String service, String reason) {}

  @Override
  public void lateAnswer(String guest, long tag) {}

  @Override
  public void guestStalled(Guest guest) {}

  @Override
  public void refused(String service, Refusal refusal) {}

  @Override
  public void lineBroke(String whose, RuntimeException failure) {}
}
