package org.hotelier.broker;

import java.util.List;

/** What a guest inside this JVM has to say; see {@link GuestReports}. */
sealed interface GuestReport {

  /** Applies it to the exchange. */
  void to(Exchange exchange, long nowNanos);

  record Arrived(Guest guest) implements GuestReport {
    @Override
    public void to(Exchange exchange, long nowNanos) {
      exchange.arrive(guest, nowNanos);
    }
  }

  record Draining(GuestId guest) implements GuestReport {
    @Override
    public void to(Exchange exchange, long nowNanos) {
      exchange.drain(guest, nowNanos);
    }
  }

  record Left(GuestId guest, String reason) implements GuestReport {
    @Override
    public void to(Exchange exchange, long nowNanos) {
      exchange.leave(guest, reason, nowNanos);
    }
  }

  record Replied(GuestId guest, long tag, List<byte[]> body, boolean last) implements GuestReport {
    @Override
    public void to(Exchange exchange, long nowNanos) {
      if (last) {
        exchange.reply(guest, tag, body, nowNanos);
      } else {
        exchange.partial(guest, tag, body, nowNanos);
      }
    }
  }

  record Failed(GuestId guest, long tag, String name, String text) implements GuestReport {
    @Override
    public void to(Exchange exchange, long nowNanos) {
      exchange.fail(guest, tag, name, text, nowNanos);
    }
  }
}
