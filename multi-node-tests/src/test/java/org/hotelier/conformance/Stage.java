package org.hotelier.conformance;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.zeromq.SocketType;

/** The peers of one case, all at the same broker; they are gone when it ends. */
final class Stage implements AfterEachCallback {
  private static final AtomicLong SERVICES = new AtomicLong(System.nanoTime());
  private static final int USUAL_BUFFER = 256 * 1024;

  private final Supplier<String> endpoint;
  private final List<Runnable> opened = new ArrayList<>();

  Stage(Supplier<String> endpoint) {
    this.endpoint = endpoint;
  }

  String endpoint() {
    return endpoint.get();
  }

  /** A name that no other case has, nor an earlier run. */
  String service() {
    return "conformance-" + Long.toString(SERVICES.incrementAndGet(), Character.MAX_RADIX);
  }

  /** A connection on which nothing was said. */
  Wire wire() {
    return wire(USUAL_BUFFER);
  }

  private Wire wire(int receiveBuffer) {
    Wire wire = new Wire(endpoint(), receiveBuffer);
    opened.add(wire::close);
    return wire;
  }

  /** A DEALER after its handshake. */
  Peer dealer() {
    return peer(wire(), "DEALER");
  }

  Peer dealerCalled(String identity) {
    return new Peer(RawTransport.over(wire(), "Socket-Type", "DEALER", "Identity", identity));
  }

  Peer req() {
    return peer(wire(), "REQ");
  }

  /** One whose kernel keeps little of what it does not read. */
  Peer slowReader() {
    return peer(wire(16 * 1024), "DEALER");
  }

  private static Peer peer(Wire wire, String type) {
    return new Peer(RawTransport.over(wire, "Socket-Type", type));
  }

  Requester requester() {
    return requester(Mdp.V0_1);
  }

  Requester requester(Mdp version) {
    return new Requester(dealer(), version);
  }

  /** A worker that has said READY. */
  Worker worker(String service) {
    return worker(Mdp.V0_1, service);
  }

  Worker worker(Mdp version, String service) {
    return newcomer(version, service).isReady();
  }

  /** A worker that has said READY for a service that may have requests waiting. */
  Worker lateWorker(String service) {
    return newcomer(Mdp.V0_1, service).joins();
  }

  /** A worker that has said nothing yet. */
  Worker newcomer(Mdp version, String service) {
    return new Worker(dealer(), version, service);
  }

  /** A peer on JeroMQ. */
  Peer jeromq(SocketType type) {
    JeromqTransport transport = new JeromqTransport(endpoint(), type);
    opened.add(transport::close);
    return new Peer(transport);
  }

  /** Waits until mmi.service says this of the service. */
  void awaitCode(String service, String code) {
    Peer asker = dealer();
    List<String> expected = Mdp.V0_1.answer("mmi.service", List.of(code));
    await("mmi.service to say %s of %s".formatted(code, service))
        .atMost(Wire.PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .until(
            () -> asker.sends("", "MDPC01", "mmi.service", service).receives(), expected::equals);
  }

  /** Others are served as ever. */
  void othersAreServed() {
    String service = service();
    Worker worker = worker(service);
    Requester requester = requester().asks(service, "still there?");
    worker.serves("still there?", "yes");
    requester.hears(service, "yes");
  }

  @Override
  public void afterEach(ExtensionContext context) {
    opened.forEach(Runnable::run);
  }
}
