package org.hotelier.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MonotonicClockTest {

  @Test
  void beginsNowAndNeverGoesBack() {
    var before = Instant.now();
    var clock = new MonotonicClock();
    var last = clock.instant();
    assertThat(last).isAfterOrEqualTo(before);
    for (int i = 0; i < 10_000; i++) {
      var next = clock.instant();
      assertThat(next).isAfterOrEqualTo(last);
      last = next;
    }
  }

  @Test
  void tellsUtcInEveryZone() {
    assertThat(new MonotonicClock().withZone(ZoneId.of("Asia/Tokyo")).getZone())
        .isEqualTo(ZoneOffset.UTC);
  }
}
