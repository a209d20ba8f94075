package org.hotelier.conformance;

import static java.util.Collections.nCopies;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a peer sends: it concerns nobody else, and the broker goes on. */
class MalformedRules extends Rules {

  static Stream<Arguments> notARequest() {
    return Stream.of(
        arguments("a single empty frame", List.of("")),
        arguments("only empty frames", nCopies(6, "")),
        arguments("no header", List.of("", "Hello")),
        arguments("an unknown header", List.of("", "MDPX01", "service", "body")),
        arguments("an unknown version", List.of("", "MDPC09", "service", "body")),
        arguments("a header that is too long", List.of("", "MDPC01x", "service", "body")),
        arguments("a header in small letters", List.of("", "mdpc01", "service", "body")),
        arguments("0.1 without its empty frame", List.of("MDPC01", "service", "body")),
        arguments("0.1 with two empty frames", List.of("", "", "MDPC01", "service", "body")),
        arguments("0.1: the header alone", List.of("", "MDPC01")),
        arguments("0.1: no body", List.of("", "MDPC01", "service")),
        arguments("0.1: an empty service", List.of("", "MDPC01", "", "body")),
        arguments("0.1: a service that cannot be printed", List.of("", "MDPC01", "a\n", "body")),
        arguments("0.2: the header alone", List.of("MDPC02")),
        arguments("0.2: no service", List.of("MDPC02", "\1")),
        arguments("0.2: no body", List.of("MDPC02", "\1", "service")),
        arguments("0.2: an unknown command", List.of("MDPC02", "\11", "service", "body")),
        arguments("0.2: a command of two bytes", List.of("MDPC02", "\1\1", "service", "body")),
        arguments("0.2: no command", List.of("MDPC02", "service", "body")),
        arguments("0.2: a partial reply", List.of("MDPC02", "\2", "service", "body")),
        arguments("0.2: a final reply", List.of("MDPC02", "\3", "service", "body")),
        arguments("a worker's header alone", List.of("", "MDPW01")),
        arguments("READY without a service", List.of("", "MDPW01", "\1")),
        arguments("an unknown command of a worker", List.of("", "MDPW01", "\11", "service")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  @Rule("RFC 7 and 18, an invalid message is dropped; MD-12, MD-49")
  void notARequest(String what, List<String> frames) {
    Peer peer = stage.dealer();

    peer.sends(frames).hearsNothing();

    stage.othersAreServed();
  }

  static Stream<Arguments> notAWorkersMessage() {
    return Stream.of(
        arguments("no command", List.of("", "MDPW01")),
        arguments("an empty command", List.of("", "MDPW01", "")),
        arguments("an unknown command", List.of("", "MDPW01", "\11")),
        arguments("a command of two bytes", List.of("", "MDPW01", "\4\4")),
        arguments("REPLY without an address", List.of("", "MDPW01", "\3")),
        arguments("REPLY without an empty frame", List.of("", "MDPW01", "\3", "address", "body")),
        arguments("REPLY without a body", List.of("", "MDPW01", "\3", "address", "")),
        arguments("REPLY with an empty address", List.of("", "MDPW01", "\3", "", "", "body")),
        arguments("HEARTBEAT with more frames", List.of("", "MDPW01", "\4", "more")),
        arguments("a request that is none", List.of("", "MDPC01")),
        arguments("no header", List.of("Hello")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  @Rule("RFC 7, who sends an invalid message is treated as an invalid peer; MD-12, MD-49")
  void notAWorkersMessage(String what, List<String> frames) {
    String service = stage.service();
    Worker worker = stage.worker(service);

    worker.peer().sends(frames);
    stage.awaitCode(service, "404");

    Requester requester = stage.requester().asks(service, "Hello").hearsNothing();
    stage.lateWorker(service).serves("Hello", "World");
    requester.hears(service, "World");
  }
}
