package org.hotelier.broker.link;

import java.util.List;
import org.hotelier.protocol.broker.BrokerItem;

/** Links that are wrong in one place each, so that the histories have something to find. */
enum LinkMutant {

  /** What came before is let through again. */
  TAKES_DUPLICATES {
    @Override
    Inbox inbox(LinkSettings settings) {
      return new Inbox(settings) {
        @Override
        long alreadyReceived(long first) {
          return 0;
        }
      };
    }
  },

  /** Says that it has one piece more than it has. */
  ACKNOWLEDGES_TOO_MUCH {
    @Override
    Inbox inbox(LinkSettings settings) {
      return new Inbox(settings) {
        @Override
        long received() {
          return super.received() + 1;
        }
      };
    }
  },

  /** Neither time nor a question makes it send anything twice. */
  NEVER_SENDS_AGAIN {
    @Override
    Outbox outbox(LinkSettings settings) {
      return new Outbox(settings) {
        @Override
        boolean overdue(long now) {
          return false;
        }

        @Override
        void again(long number) {
          // never
        }
      };
    }
  },

  /** Sends forwards however many are unacknowledged. */
  IGNORES_THE_WINDOW {
    @Override
    Outbox outbox(LinkSettings settings) {
      return new Outbox(settings) {
        @Override
        boolean takesForward() {
          return true;
        }
      };
    }
  },

  /** Forgets what a lost peer had not acknowledged. */
  HANDS_NOTHING_BACK {
    @Override
    Outbox outbox(LinkSettings settings) {
      return new Outbox(settings) {
        @Override
        List<BrokerItem> items() {
          return List.of();
        }
      };
    }
  };

  Outbox outbox(LinkSettings settings) {
    return new Outbox(settings);
  }

  Inbox inbox(LinkSettings settings) {
    return new Inbox(settings);
  }
}
