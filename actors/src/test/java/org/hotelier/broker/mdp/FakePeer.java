package org.hotelier.broker.mdp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.hotelier.protocol.zmtp.SocketType;
import org.hotelier.zmtp.Identity;
import org.hotelier.zmtp.ZmtpPeer;

/** A connection whose other end is a test: it says frames and shows what it heard. */
final class FakePeer implements ZmtpPeer {
  private final MdpFixture fixture;
  private final String remote;
  private final boolean authenticated;
  private final List<List<byte[]>> heard = new ArrayList<>();
  private byte[] address = {};
  private boolean reading = true;
  private boolean closing;

  FakePeer(MdpFixture fixture, String remote, boolean authenticated) {
    this.fixture = fixture;
    this.remote = remote;
    this.authenticated = authenticated;
  }

  @Override
  public Identity identity() {
    return Identity.of(remote.getBytes(UTF_8));
  }

  @Override
  public SocketType type() {
    return SocketType.DEALER;
  }

  @Override
  public String remote() {
    return remote;
  }

  @Override
  public boolean authenticated() {
    return authenticated;
  }

  @Override
  public boolean send(List<byte[]> frames) {
    if (!reading || closing) {
      return false;
    }
    heard.add(List.copyOf(frames));
    return true;
  }

  @Override
  public void close() {
    closing = true;
  }

  boolean closing() {
    return closing;
  }

  /** Its queue is full from now on. */
  void stopReading() {
    reading = false;
  }

  /** One message; each text is a frame. */
  void says(String... frames) {
    says(message(frames));
  }

  void says(List<byte[]> frames) {
    fixture.receive(this, List.of(frames));
  }

  void saysAtOnce(List<List<byte[]>> messages) {
    fixture.receive(this, messages);
  }

  void ready(String service) {
    says("", "MDPW01", "\1", service);
  }

  void ready02(String service) {
    says("MDPW02", "\1", service);
  }

  void asks(String service, String... body) {
    says(join(message("", "MDPC01", service), message(body)));
  }

  void asks02(String service, String... body) {
    says(join(message("MDPC02", "\1", service), message(body)));
  }

  /** Answers the request it heard last. */
  void replies(String... body) {
    says(join(List.of(b(""), b("MDPW01"), b("\3"), address, b("")), message(body)));
  }

  void part02(String... body) {
    says(join(List.of(b("MDPW02"), b("\3"), address, b("")), message(body)));
  }

  void final02(String... body) {
    says(join(List.of(b("MDPW02"), b("\4"), address, b("")), message(body)));
  }

  /** All it has heard since it was asked last: frames parted by spaces, tags as T. */
  List<String> hears() {
    var texts = heard.stream().map(this::text).toList();
    heard.clear();
    return texts;
  }

  /** What it heard as it came. */
  List<List<byte[]>> hearsRaw() {
    var messages = List.copyOf(heard);
    heard.clear();
    return messages;
  }

  /** The address of the request it heard last. */
  byte[] address() {
    return address.clone();
  }

  void address(byte[] remembered) {
    address = remembered;
  }

  private String text(List<byte[]> frames) {
    int at = frames.get(0).length == 0 ? 1 : 0;
    boolean request =
        frames.size() > at + 2
            && Arrays.equals(frames.get(at + 1), new byte[] {2})
            && new String(frames.get(at), UTF_8).startsWith("MDPW");
    if (request) {
      address = frames.get(at + 2);
    }
    return frames.stream()
        .map(frame -> request && frame == address ? "T" : text(frame))
        .collect(Collectors.joining(" "));
  }

  private static String text(byte[] frame) {
    if (frame.length == 0) {
      return "e";
    }
    return frame.length == 1 && frame[0] < ' ' ? "0" + frame[0] : new String(frame, UTF_8);
  }

  static List<byte[]> message(String... frames) {
    return Arrays.stream(frames).map(FakePeer::b).toList();
  }

  static byte[] b(String text) {
    return text.getBytes(UTF_8);
  }

  private static List<byte[]> join(List<byte[]> head, List<byte[]> body) {
    var frames = new ArrayList<>(head);
    frames.addAll(body);
    return frames;
  }
}
