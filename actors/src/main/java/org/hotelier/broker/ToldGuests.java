package org.hotelier.broker;

import java.util.List;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;

/** Passes on what guests of this JVM report, as messages to the broker. */
final class ToldGuests implements GuestReports {

  private final ActorRef<Broker.Command> broker;
  private final Supplier<GuestId> numbers;

  ToldGuests(ActorRef<Broker.Command> broker, Supplier<GuestId> numbers) {
    this.broker = broker;
    this.numbers = numbers;
  }

  @Override
  public GuestId nextId() {
    return numbers.get();
  }

  @Override
  public void arrived(Guest guest) {
    tell(new GuestReport.Arrived(guest));
  }

  @Override
  public void draining(GuestId guest) {
    tell(new GuestReport.Draining(guest));
  }

  @Override
  public void left(GuestId guest, String reason) {
    tell(new GuestReport.Left(guest, reason));
  }

  @Override
  public void replied(GuestId guest, long tag, List<byte[]> body, boolean last) {
    tell(new GuestReport.Replied(guest, tag, body, last));
  }

  @Override
  public void failed(GuestId guest, long tag, String name, String text) {
    tell(new GuestReport.Failed(guest, tag, name, text));
  }

  private void tell(GuestReport report) {
    broker.tell(new Broker.Reported(report));
  }
}
