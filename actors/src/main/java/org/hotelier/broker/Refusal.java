package org.hotelier.broker;

/** Why a request gets no reply; each is counted, and named to whoever can be told. */
public enum Refusal {
  NOT_READY("NotReady"),
  NO_GUEST("NoGuest"),
  QUEUE_FULL("QueueFull"),
  EXPIRED("Expired"),
  GUEST_LOST("GuestLost"),
  TOO_LARGE("TooLarge"),
  DRAINING("Draining"),
  DENIED("Denied");

  private final String word;

  Refusal(String word) {
    this.word = word;
  }

  /** The name in JSON, HTTP and between brokers. */
  public String word() {
    return word;
  }
}
