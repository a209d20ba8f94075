package org.hotelier.broker;

import java.util.List;
import org.hotelier.protocol.broker.BrokerItem;

/** Calls those whom the exchange tells something, and keeps it whole if they throw. */
final class Lines {

  /** What became of a request that was to be written to a guest. */
  enum Written {
    YES,
    NO,
    /** The line broke on the way: nobody knows. */
    PERHAPS
  }

  private final Happenings happenings;

  Lines(Happenings happenings) {
    this.happenings = happenings;
  }

  Written assign(Guest guest, long tag, List<byte[]> body, long remainingMillis) {
    try {
      return guest.line().assign(tag, body, remainingMillis) ? Written.YES : Written.NO;
    } catch (RuntimeException failure) {
      happenings.lineBroke("guest " + guest.address(), failure);
      return Written.PERHAPS;
    }
  }

  void cancel(Guest guest, long tag) {
    try {
      guest.line().cancel(tag);
    } catch (RuntimeException failure) {
      happenings.lineBroke("guest " + guest.address(), failure);
    }
  }

  void dismiss(Guest guest, String reason) {
    try {
      guest.line().dismiss(reason);
    } catch (RuntimeException failure) {
      happenings.lineBroke("guest " + guest.address(), failure);
    }
  }

  void tell(Requester requester, Outcome outcome) {
    try {
      requester.tell(outcome);
    } catch (RuntimeException failure) {
      happenings.lineBroke("requester " + requester.key(), failure);
    }
  }

  /** Tells whether it was sent. */
  boolean send(PeerLine line, BrokerItem item) {
    try {
      line.send(item);
      return true;
    } catch (RuntimeException failure) {
      happenings.lineBroke("node " + line.node(), failure);
      return false;
    }
  }

  boolean congested(PeerLine line) {
    try {
      return line.congested();
    } catch (RuntimeException failure) {
      happenings.lineBroke("node " + line.node(), failure);
      return true;
    }
  }
}
