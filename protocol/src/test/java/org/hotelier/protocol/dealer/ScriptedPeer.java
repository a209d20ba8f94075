package org.hotelier.protocol.dealer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hotelier.protocol.mdp.MalformedMdp;
import org.hotelier.protocol.mdp.MdpCodec;
import org.hotelier.protocol.mdp.MdpMessage;
import org.hotelier.protocol.mdp.MdpVersion;
import org.hotelier.protocol.mdp.RequesterMessage;
import org.hotelier.protocol.mdp.WorkerMessage;
import org.hotelier.protocol.zmtp.Admission;
import org.hotelier.protocol.zmtp.MessageEncoder;
import org.hotelier.protocol.zmtp.Metadata;
import org.hotelier.protocol.zmtp.SocketType;
import org.hotelier.protocol.zmtp.ZmtpConnection;
import org.hotelier.protocol.zmtp.ZmtpEvents;
import org.hotelier.protocol.zmtp.ZmtpLimits;
import org.hotelier.protocol.zmtp.ZmtpViolation;

/** One connection at a {@link ScriptedBroker}: what came on it, and what a test sends. */
public final class ScriptedPeer {
  private final Socket socket;
  private final Consumer<ScriptedPeer> letIn;
  private final ZmtpConnection zmtp;
  private final MdpCodec codec = new MdpCodec();
  private final BlockingQueue<List<byte[]>> received = new LinkedBlockingQueue<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  ScriptedPeer(Socket socket, Admission admission, Consumer<ScriptedPeer> letIn) {
    this.socket = socket;
    this.letIn = letIn;
    zmtp =
        ZmtpConnection.server(
            Metadata.of(SocketType.ROUTER),
            admission,
            new ZmtpLimits(1 << 24, 1000, 1 << 16, 1 << 16),
            new Events());
  }

  void start() {
    var thread = new Thread(this::read, "scripted-peer");
    thread.setDaemon(true);
    thread.start();
  }

  /** The next message but heartbeats; fails after ten seconds. */
  public MdpMessage next() {
    while (true) {
      var message = nextOfAny();
      if (!(message instanceof WorkerMessage.Heartbeat)) {
        return message;
      }
    }
  }

  /** The next message; fails after ten seconds. */
  public MdpMessage nextOfAny() {
    try {
      var frames = received.poll(ScriptedBroker.PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (frames == null) {
        throw new AssertionError("Expected a message, but none came");
      }
      return codec.decode(frames);
    } catch (InterruptedException | MalformedMdp failure) {
      throw new AssertionError(failure);
    }
  }

  /** How many messages have come and were not asked for. */
  public int waiting() {
    return received.size();
  }

  public void awaitEnd() {
    try {
      if (!ended.await(ScriptedBroker.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("Expected the peer to close its connection, but it is open");
      }
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  public boolean open() {
    return ended.getCount() > 0;
  }

  public void send(MdpMessage message) {
    sendFrames(codec.encode(message));
  }

  public void sendFrames(List<byte[]> frames) {
    write(MessageEncoder.encode(frames));
  }

  /** Frames of text, as they are. */
  public void sendText(String... frames) {
    var bytes = new ArrayList<byte[]>();
    for (var frame : frames) {
      bytes.add(frame.getBytes(UTF_8));
    }
    sendFrames(bytes);
  }

  public void replies(String service, String body) {
    send(new RequesterMessage.Final(MdpVersion.V0_2, service, List.of(body.getBytes(UTF_8))));
  }

  public void partial(String service, String body) {
    send(new RequesterMessage.Partial(service, List.of(body.getBytes(UTF_8))));
  }

  public void request(String address, String body) {
    send(
        new WorkerMessage.Request(
            MdpVersion.V0_2, address.getBytes(UTF_8), List.of(body.getBytes(UTF_8))));
  }

  public void heartbeat() {
    send(new WorkerMessage.Heartbeat(MdpVersion.V0_2));
  }

  public void disconnect() {
    send(new WorkerMessage.Disconnect(MdpVersion.V0_2));
  }

  public void ping(Duration within) {
    synchronized (socket) {
      zmtp.ping(within);
    }
  }

  public void close() {
    ScriptedBroker.quietly(socket);
  }

  private void write(byte[] bytes) {
    synchronized (socket) {
      try {
        socket.getOutputStream().write(bytes);
      } catch (IOException gone) {
        // As a broker: what cannot be sent is lost.
      }
    }
  }

  private void read() {
    var buffer = new byte[8192];
    try {
      zmtp.start();
      var in = socket.getInputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        zmtp.receive(ByteBuffer.wrap(buffer, 0, count));
      }
    } catch (IOException | ZmtpViolation over) {
      // Closed by either side, or not let in.
    } finally {
      close();
      ended.countDown();
    }
  }

  private final class Events implements ZmtpEvents {
    @Override
    public void transmit(byte[] bytes) {
      write(bytes);
    }

    @Override
    public void admit(Metadata peer) {}

    @Override
    public void established(Metadata peer, boolean authenticated) {
      letIn.accept(ScriptedPeer.this);
    }

    @Override
    public void received(List<byte[]> message) {
      received.add(message);
    }

    @Override
    public void expectSignsOfLife(Duration within) {}
  }
}
