package org.hotelier.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SeldomTest {

  @Test
  void countsWhatItLeavesOut() {
    var nanos = new AtomicLong(Long.MAX_VALUE);
    var seldom = new Seldom(Duration.ofNanos(10), nanos::get);

    assertThat(seldom.due()).hasValue(0);
    assertThat(seldom.due()).isEmpty();
    nanos.addAndGet(9);
    assertThat(seldom.due()).isEmpty();
    nanos.addAndGet(1);
    assertThat(seldom.due()).hasValue(2);
    nanos.addAndGet(10);
    assertThat(seldom.due()).hasValue(0);
  }
}
