package org.hotelier.protocol.seekchat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.regex.Pattern;
import org.hotelier.protocol.wire.seekchat.SeekMessage.PayloadCase;

/**
 * Between SeekChat messages and their bytes. Decoding accepts nothing that a node could trip over
 * later: names, hosts and ports are checked here (origins.md BE-29, BE-30).
 */
public final class SeekCodec {

  /** The largest frame a listener reads or a locator accepts. */
  public static final int MAX_FRAME_BYTES = 64 * 1024;

  static final int MAX_NAME_CHARS = 255;
  private static final int MAX_NONCE_BYTES = 64;
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");

  private SeekCodec() {}

  public static ByteString encode(SeekMessage message) {
    var wire =
        org.hotelier.protocol.wire.seekchat.SeekMessage.newBuilder()
            .setVersion(message.version())
            .setClusterName(message.clusterName())
            .setSender(encode(message.sender()))
            .setNonce(message.nonce());
    PayloadCodec.encode(message.payload(), wire);
    return wire.build().toByteString();
  }

  /** The frame that carries these bytes, without its length. */
  public static byte[] frame(ByteString message, ByteString proof) {
    return org.hotelier.protocol.wire.seekchat.SeekFrame.newBuilder()
        .setMessage(message)
        .setProof(proof)
        .build()
        .toByteArray();
  }

  public static SeekFrame decode(byte[] frame) throws MalformedSeek {
    if (frame.length > MAX_FRAME_BYTES) {
      throw new MalformedSeek(
          "Expected at most %d bytes, but got %d".formatted(MAX_FRAME_BYTES, frame.length));
    }
    try {
      var wire = org.hotelier.protocol.wire.seekchat.SeekFrame.parseFrom(frame);
      return new SeekFrame(decodeMessage(wire.getMessage()), wire.getMessage(), wire.getProof());
    } catch (InvalidProtocolBufferException e) {
      throw new MalformedSeek("Expected a SeekChat message, but " + e.getMessage());
    }
  }

  private static SeekMessage decodeMessage(ByteString bytes)
      throws InvalidProtocolBufferException, MalformedSeek {
    var wire = org.hotelier.protocol.wire.seekchat.SeekMessage.parseFrom(bytes);
    if (wire.getPayloadCase() == PayloadCase.PAYLOAD_NOT_SET) {
      throw new MalformedSeek("Expected a payload this version knows, but found none");
    }
    if (wire.getNonce().size() > MAX_NONCE_BYTES) {
      throw new MalformedSeek("Expected a nonce of at most %d bytes".formatted(MAX_NONCE_BYTES));
    }
    return new SeekMessage(
        wire.getVersion(),
        name("cluster name", wire.getClusterName()),
        decode(wire.getSender()),
        wire.getNonce(),
        PayloadCodec.decode(wire));
  }

  private static org.hotelier.protocol.wire.seekchat.Peer encode(Peer peer) {
    return org.hotelier.protocol.wire.seekchat.Peer.newBuilder()
        .setName(peer.name())
        .setHost(peer.host())
        .setListenerPort(peer.listenerPort())
        .setClusterPort(peer.clusterPort())
        .setRun(peer.run())
        .build();
  }

  private static Peer decode(org.hotelier.protocol.wire.seekchat.Peer wire) throws MalformedSeek {
    if (!IPV4.matcher(wire.getHost()).matches()) {
      throw new MalformedSeek("Expected the sender's host as an IPv4 address");
    }
    return new Peer(
        name("node name", wire.getName()),
        wire.getHost(),
        port(wire.getListenerPort(), 1),
        port(wire.getClusterPort(), 0),
        wire.getRun());
  }

  private static int port(int port, int least) throws MalformedSeek {
    if (port < least || port > 65_535) {
      throw new MalformedSeek(
          "Expected a port from %d to 65535, but got %d".formatted(least, port));
    }
    return port;
  }

  private static String name(String what, String text) throws MalformedSeek {
    if (text.isEmpty() || text.length() > MAX_NAME_CHARS || hasControls(text)) {
      throw new MalformedSeek(
          "Expected a %s of 1 to %d printable characters".formatted(what, MAX_NAME_CHARS));
    }
    return text;
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }
}
