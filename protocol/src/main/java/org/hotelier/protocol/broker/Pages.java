package org.hotelier.protocol.broker;

import static com.google.protobuf.CodedOutputStream.computeStringSizeNoTag;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.hotelier.protocol.broker.BrokerQuery.GuestsPage;
import org.hotelier.protocol.broker.BrokerQuery.ServicesPage;

/** Cuts an answer of any number of rows into pages of at most 128 KiB, of at least one. */
public final class Pages {

  /** Well below what one Artery message may take. */
  private static final int PAGE_BYTES = 128 * 1024;

  /** Tag and length of a row and of its texts, and its numbers, all at their longest. */
  private static final int NUMBERS = 96;

  private Pages() {}

  /** The pages of a node's services. */
  public static List<ServicesPage> ofServices(String node, List<ServiceRow> rows) {
    return cut(
        rows,
        room(node),
        row -> NUMBERS + computeStringSizeNoTag(row.service()),
        (number, last, some) -> new ServicesPage(node, number, last, some));
  }

  /** The pages of a node's guests. A row that is larger than a page has one to itself. */
  public static List<GuestsPage> ofGuests(String node, List<GuestRow> rows) {
    return cut(
        rows,
        room(node),
        Pages::size,
        (number, last, some) -> new GuestsPage(node, number, last, some));
  }

  private static int room(String node) {
    return PAGE_BYTES - NUMBERS - computeStringSizeNoTag(node);
  }

  private static int size(GuestRow row) {
    return NUMBERS
        + computeStringSizeNoTag(row.address())
        + computeStringSizeNoTag(row.service())
        + computeStringSizeNoTag(row.kind())
        + computeStringSizeNoTag(row.node())
        + computeStringSizeNoTag(row.status())
        + computeStringSizeNoTag(row.meta());
  }

  private static <R, P> List<P> cut(
      List<R> rows, int room, ToIntFunction<R> size, PageMaker<R, P> maker) {
    var pages = new ArrayList<P>();
    int from = 0;
    int bytes = 0;
    for (int i = 0; i < rows.size(); i++) {
      int more = size.applyAsInt(rows.get(i));
      if (bytes + more > room && i > from) {
        pages.add(maker.page(pages.size(), false, List.copyOf(rows.subList(from, i))));
        from = i;
        bytes = 0;
      }
      bytes += more;
    }
    pages.add(maker.page(pages.size(), true, List.copyOf(rows.subList(from, rows.size()))));
    return pages;
  }

  private interface PageMaker<R, P> {
    P page(int number, boolean last, List<R> rows);
  }
}
