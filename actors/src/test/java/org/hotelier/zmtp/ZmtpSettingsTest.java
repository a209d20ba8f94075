package org.hotelier.zmtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hotelier.zmtp.PortFixture.settings;

import java.time.Duration;
import org.hotelier.protocol.zmtp.ZmtpLimits;
import org.junit.jupiter.api.Test;

class ZmtpSettingsTest {

  @Test // message 4 MiB, 64 frames, handshake 5 s
  void readsItsSettings() {
    assertThat(settings())
        .isEqualTo(
            new ZmtpSettings(
                20_000,
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                new ZmtpLimits(4 << 20, 64, 8 << 10, 16 << 10),
                new ZmtpSettings.Outgoing(16 << 20, 20_000),
                1000,
                100));
  }

  @Test
  void wantsRoomForTwoOfTheLongestMessages() {
    assertThatThrownBy(() -> settings("outgoing.bytes = 6MiB"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Expected zmtp.outgoing.bytes of at least twice");
  }
}
