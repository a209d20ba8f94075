package org.hotelier.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.hotelier.event.EventLog;
import org.junit.jupiter.api.Test;

class AcceptanceTest {

  @Test // LX-06
  void pausesAfterAnErrorAndGoesOn() {
    var events = new EventLog(10, Clock.systemUTC());
    var seldom = new Seldom(Duration.ofSeconds(10), System::nanoTime);
    var listening = new EmbeddedChannel(new Acceptance(events, seldom));
    listening.freezeTime();

    listening.pipeline().fireExceptionCaught(new IOException("Too many open files"));
    listening.pipeline().fireExceptionCaught(new IOException("Too many open files"));

    assertThat(listening.isOpen()).isTrue();
    assertThat(listening.config().isAutoRead()).isFalse();
    assertThat(events.since(0, 10))
        .singleElement()
        .extracting(EventLog.Event::text)
        .isEqualTo("cannot accept: Too many open files");
    listening.advanceTimeBy(1, TimeUnit.SECONDS);
    listening.runPendingTasks();
    await("accepting to go on").until(() -> listening.config().isAutoRead());
  }
}
