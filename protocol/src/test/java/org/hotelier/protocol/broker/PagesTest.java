package org.hotelier.protocol.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagesTest {

  @Test
  void anAnswerWithoutRowsIsOneEmptyPage() {
    assertThat(Pages.ofServices("n1", List.of()))
        .containsExactly(new BrokerQuery.ServicesPage("n1", 0, true, List.of()));
  }

  @Test
  void aHundredThousandRowsComeBackInOrderHoweverThePagesCome() {
    var rows = IntStream.range(0, 100_000).mapToObj(PagesTest::guest).toList();
    var pages = new ArrayList<>(Pages.ofGuests("n1", rows));
    Collections.shuffle(pages, new Random(1));
    var gathered = new GatheredPages<GuestRow>();

    for (var page : pages) {
      assertThat(gathered.complete()).isFalse();
      gathered.add(page);
      gathered.add(page);
    }

    assertThat(gathered.complete()).isTrue();
    assertThat(gathered.rows()).isEqualTo(rows);
    assertThat(pages).hasSizeLessThan(200);
  }

  @Test
  void aRowThatIsLargerThanAPageHasOneToItself() {
    var large = new GuestRow("a", "s", "worker", "n1", "live", 1, 1, 1, "x".repeat(200_000));

    assertThat(Pages.ofGuests("n1", List.of(guest(1), large, guest(2))))
        .extracting(page -> page.rows().size())
        .containsExactly(1, 1, 1);
  }

  private static GuestRow guest(int i) {
    return new GuestRow("127.0.0.1:" + i, "echo", "worker", "n1", "live", 7_500, i, i, "é");
  }
}
