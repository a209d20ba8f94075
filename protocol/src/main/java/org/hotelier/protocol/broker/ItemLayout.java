package org.hotelier.protocol.broker;

import org.hotelier.protocol.broker.BrokerItem.AttemptFailed;
import org.hotelier.protocol.broker.BrokerItem.Cancel;
import org.hotelier.protocol.broker.BrokerItem.Drains;
import org.hotelier.protocol.broker.BrokerItem.DrainsNoted;
import org.hotelier.protocol.broker.BrokerItem.Failure;
import org.hotelier.protocol.broker.BrokerItem.FinalReply;
import org.hotelier.protocol.broker.BrokerItem.Forward;
import org.hotelier.protocol.broker.BrokerItem.GuestsChanged;
import org.hotelier.protocol.broker.BrokerItem.Hint;
import org.hotelier.protocol.broker.BrokerItem.PartialReply;
import org.hotelier.protocol.broker.BrokerItem.Returned;
import org.hotelier.protocol.broker.BrokerItem.ServiceDrains;
import org.hotelier.protocol.broker.BrokerItem.Started;
import org.hotelier.protocol.wire.broker.Item;

/** Says which field of {@code broker.proto} each part of an item is; the most frequent first. */
final class ItemLayout {
  static final int REQUEST = 1;
  static final int ATTEMPT = 2;
  static final int BODY = 3;

  private ItemLayout() {}

  /** Names the fields of the item's kind in ascending order, after the kind itself. */
  static void describe(BrokerItem item, ItemFields to) {
    if (item instanceof Forward it) {
      to.kind(Item.FORWARD_FIELD_NUMBER);
      attempt(to, it.request(), it.attempt());
      for (byte[] frame : it.body()) {
        to.bytes(BODY, frame);
      }
      to.text(4, it.service());
      to.text(5, it.requester());
      to.number(6, it.remainingMillis());
      return;
    }
    if (item instanceof FinalReply it) {
      to.kind(Item.FINAL_REPLY_FIELD_NUMBER);
      attempt(to, it.request(), it.attempt());
      for (byte[] frame : it.body()) {
        to.bytes(BODY, frame);
      }
      to.text(4, it.guest());
      return;
    }
    if (item instanceof Started it) {
      to.kind(Item.STARTED_FIELD_NUMBER);
      attempt(to, it.request(), it.attempt());
      to.text(4, it.guest());
      to.flag(5, it.atMostOnce());
      return;
    }
    if (item instanceof PartialReply it) {
      to.kind(Item.PARTIAL_REPLY_FIELD_NUMBER);
      attempt(to, it.request(), it.attempt());
      for (byte[] frame : it.body()) {
        to.bytes(BODY, frame);
      }
      return;
    }
    describeSeldom(item, to);
  }

  private static void describeSeldom(BrokerItem item, ItemFields to) {
    if (item instanceof Hint it) {
      to.kind(Item.HINT_FIELD_NUMBER);
      to.text(4, it.service());
      to.number(5, it.guests());
      to.number(6, it.credit());
      to.number(7, it.free());
      to.number(8, it.queued());
      to.number(9, it.serviceMicros());
      to.flag(10, it.atMostOnce());
      to.number(11, it.inFlight());
      to.number(12, it.served());
      to.number(13, it.failed());
      to.number(14, it.retried());
      return;
    }
    if (item instanceof Cancel it) {
      to.kind(Item.CANCEL_FIELD_NUMBER);
      attempt(to, it.request(), it.attempt());
      return;
    }
    if (item instanceof Failure it) {
      to.kind(Item.FAILURE_FIELD_NUMBER);
      attempt(to, it.request(), it.attempt());
      to.text(4, it.guest());
      to.text(5, it.name());
      to.text(6, it.text());
      return;
    }
    if (item instanceof AttemptFailed it) {
      to.kind(Item.ATTEMPT_FAILED_FIELD_NUMBER);
      attempt(to, it.request(), it.attempt());
      to.text(4, it.reason());
      return;
    }
    if (item instanceof Returned it) {
      to.kind(Item.RETURNED_FIELD_NUMBER);
      attempt(to, it.request(), it.attempt());
      to.text(4, it.reason());
      return;
    }
    if (item instanceof Drains it) {
      to.kind(Item.DRAINS_FIELD_NUMBER);
      to.flag(4, it.draining());
      return;
    }
    if (item instanceof DrainsNoted it) {
      to.kind(Item.DRAINS_NOTED_FIELD_NUMBER);
      to.flag(4, it.draining());
      return;
    }
    if (item instanceof ServiceDrains it) {
      to.kind(Item.SERVICE_DRAINS_FIELD_NUMBER);
      to.text(4, it.service());
      to.flag(5, it.draining());
      return;
    }
    if (item instanceof GuestsChanged) {
      to.kind(Item.GUESTS_CHANGED_FIELD_NUMBER);
      return;
    }
    throw new IllegalArgumentException(
        "Expected an item with a layout, but got %s; add it here and to broker.proto"
            .formatted(item.getClass().getName()));
  }

  private static void attempt(ItemFields to, long request, int attempt) {
    to.number(REQUEST, request);
    to.number(ATTEMPT, attempt);
  }
}
