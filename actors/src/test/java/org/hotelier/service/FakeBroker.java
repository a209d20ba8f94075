package org.hotelier.service;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.hotelier.broker.Guest;
import org.hotelier.broker.GuestId;
import org.hotelier.broker.GuestReports;

/** Keeps what guests report, in order. */
final class FakeBroker implements GuestReports {

  sealed interface Report {
    GuestId guest();
  }

  record Arrived(Guest who) implements Report {
    @Override
    public GuestId guest() {
      return who.id();
    }
  }

  record Draining(GuestId guest) implements Report {}

  record Left(GuestId guest, String reason) implements Report {}

  record Replied(GuestId guest, long tag, Body body, boolean last) implements Report {}

  record Failed(GuestId guest, long tag, String name, String text) implements Report {}

  private final AtomicLong ids = new AtomicLong();
  private final List<Report> reports = new CopyOnWriteArrayList<>();

  /** The guests that are there, by their addresses in order. */
  List<Guest> guests() {
    var left = all(Left.class).stream().map(Left::guest).toList();
    return all(Arrived.class).stream()
        .map(Arrived::who)
        .filter(guest -> !left.contains(guest.id()))
        .sorted(Comparator.comparing(Guest::address))
        .toList();
  }

  Optional<Guest> guest(String address) {
    return guests().stream().filter(guest -> guest.address().equals(address)).findFirst();
  }

  <T extends Report> List<T> all(Class<T> type) {
    return reports.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** What the guest reported after its arrival. */
  List<Report> of(Guest guest) {
    return reports.stream()
        .filter(report -> report.guest().equals(guest.id()) && !(report instanceof Arrived))
        .toList();
  }

  @Override
  public GuestId nextId() {
    return new GuestId(ids.incrementAndGet());
  }

  @Override
  public void arrived(Guest guest) {
    reports.add(new Arrived(guest));
  }

  @Override
  public void draining(GuestId guest) {
    reports.add(new Draining(guest));
  }

  @Override
  public void left(GuestId guest, String reason) {
    reports.add(new Left(guest, reason));
  }

  @Override
  public void replied(GuestId guest, long tag, List<byte[]> body, boolean last) {
    reports.add(new Replied(guest, tag, Body.of(body), last));
  }

  @Override
  public void failed(GuestId guest, long tag, String name, String text) {
    reports.add(new Failed(guest, tag, name, text));
  }
}
