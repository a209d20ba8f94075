package org.hotelier.conformance;

import java.util.ArrayList;
import java.util.List;

/**
 * The messages of the two versions of MDP, written down anew from RFC 7 and RFC 18. Frames are
 * texts of one character for each byte.
 */
enum Mdp {
  V0_1("MDPC01", "MDPW01", "\3", "\4", "\5"),
  V0_2("MDPC02", "MDPW02", "\4", "\5", "\6");

  private final String requester;
  private final String worker;
  private final String reply;
  private final String heartbeat;
  private final String disconnect;

  Mdp(String requester, String worker, String reply, String heartbeat, String disconnect) {
    this.requester = requester;
    this.worker = worker;
    this.reply = reply;
    this.heartbeat = heartbeat;
    this.disconnect = disconnect;
  }

  List<String> ask(String service, List<String> body) {
    return this == V0_1
        ? message(List.of("", requester, service), body)
        : message(List.of(requester, "\1", service), body);
  }

  List<String> answer(String service, List<String> body) {
    return this == V0_1
        ? message(List.of("", requester, service), body)
        : message(List.of(requester, "\3", service), body);
  }

  /** Of 0.2 only. */
  List<String> partialAnswer(String service, List<String> body) {
    return message(List.of(requester, "\2", service), body);
  }

  List<String> ready(String... service) {
    return command("\1", List.of(service));
  }

  List<String> request(String address, List<String> body) {
    return message(command("\2", List.of(address, "")), body);
  }

  /** Of 0.2 only. */
  List<String> partial(String address, List<String> body) {
    return message(command("\3", List.of(address, "")), body);
  }

  /** REPLY, or FINAL. */
  List<String> reply(String address, List<String> body) {
    return message(command(reply, List.of(address, "")), body);
  }

  List<String> heartbeat() {
    return command(heartbeat, List.of());
  }

  List<String> disconnect() {
    return command(disconnect, List.of());
  }

  /** Any command of a worker. */
  List<String> command(String command, List<String> rest) {
    return message(this == V0_1 ? List.of("", worker, command) : List.of(worker, command), rest);
  }

  private static List<String> message(List<String> head, List<String> rest) {
    List<String> frames = new ArrayList<>(head);
    frames.addAll(rest);
    return frames;
  }
}
