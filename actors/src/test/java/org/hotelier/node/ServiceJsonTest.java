package org.hotelier.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hotelier.broker.ServiceState;
import org.hotelier.broker.Verdict;
import org.hotelier.protocol.broker.GuestRow;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Services, guests and verdicts as the control socket shows them (design.md 8)")
class ServiceJsonTest {

  @Test
  void aServiceIsOneRow() {
    assertThat(
            ServiceJson.services(
                List.of(new ServiceState("echo", 3, List.of("a", "b"), 4, 5, 6, 7, 8))))
        .hasToString(
            "[{\"service\":\"echo\",\"guests\":3,\"nodes\":[\"a\",\"b\"],\"queued\":4,"
                + "\"inFlight\":5,\"served\":6,\"failed\":7,\"retried\":8}]");
  }

  @Test
  void aGuestIsOneRow() {
    assertThat(
            ServiceJson.guests(
                List.of(new GuestRow("a/1", "echo", "worker", "a", "live", 7500, 12, 3, "m"))))
        .hasToString(
            "[{\"address\":\"a/1\",\"service\":\"echo\",\"kind\":\"worker\",\"node\":\"a\","
                + "\"status\":\"live\",\"leaseMs\":7500,\"lastBeatMs\":12,\"served\":3,"
                + "\"meta\":\"m\"}]");
  }

  @Test
  void aVerdictHasReasonsAlsoIfThereAreNone() {
    assertThat(ServiceJson.verdict(Verdict.YES)).hasToString("{\"yes\":true,\"reasons\":[]}");
    assertThat(ServiceJson.verdict(Verdict.no("busy")))
        .hasToString("{\"yes\":false,\"reasons\":[\"busy\"]}");
  }
}
