package org.hotelier.benchmarks.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.hotelier.network.Endpoint;
import org.junit.jupiter.api.Test;

class ListeningPortsTest {

  @Test
  void findsWhatListensAndOnlyThat() throws IOException {
    var host = "127.0.0.1";
    Endpoint endpoint;
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
      endpoint = new Endpoint(host, socket.getLocalPort());
      assertThat(ListeningPorts.now().contain(endpoint)).isTrue();
      assertThat(ListeningPorts.now().contain(new Endpoint("127.0.0.2", endpoint.port())))
          .isFalse();
    }
    assertThat(ListeningPorts.now().contain(endpoint)).isFalse();
  }

  @Test
  void readsBothTables() {
    var plain = "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000\n";
    var mapped =
        "   1: 0000000000000000FFFF00000200007F:43CB 00000000000000000000000000000000:0000 0A 0\n";
    var connected = "   2: 0300007F:1F90 0100007F:9C40 01 00000000:00000000 00:00000000 0\n";
    var ports = ListeningPorts.of(plain + mapped + connected);

    assertThat(ports.contain(new Endpoint("127.0.0.1", 8080))).isTrue();
    assertThat(ports.contain(new Endpoint("127.0.0.2", 17355))).isTrue();
    assertThat(ports.contain(new Endpoint("127.0.0.3", 8080))).isFalse();
  }
}
