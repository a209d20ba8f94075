package org.hotelier.control;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.hotelier.event.EventLog;
import org.hotelier.protocol.luxi.ControlFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutcomesTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Logger logger = (Logger) LoggerFactory.getLogger(Outcomes.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final AtomicLong nanos = new AtomicLong();
  private final Outcomes outcomes =
      new Outcomes(new EventLog(10, Clock.systemUTC()), 100_000, nanos::get);

  @BeforeEach
  void listen() {
    logger.setLevel(Level.DEBUG);
    logger.setAdditive(false);
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(lines);
    logger.setAdditive(true);
    logger.setLevel(null);
  }

  @Test // LX-20
  void logsRequestAndResultTruncated() {
    var call = call("x".repeat(10_000));

    outcomes.begun(call);
    outcomes.ended(new Ping(), call, TextNode.valueOf("y".repeat(10_000)), null);

    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .satisfiesExactly(
            request -> assertThat(request).startsWith("Request: Ping [\"xxx").hasSize(510),
            result -> assertThat(result).startsWith("Result (truncated): \"yyy").hasSize(2021),
            end -> assertThat(end).isEqualTo("Successfully handled Ping"));
  }

  @Test // LX-21
  void warnsOfAFailedRequestButDoesNotFlood() {
    for (var n = 0; n < 3; n++) {
      outcomes.refused(call("a"), new ControlFailure("NotReady", "why"));
    }

    assertThat(lines.list)
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.getLevel()).isEqualTo(Level.WARN);
              assertThat(line.getFormattedMessage())
                  .isEqualTo(
                      "Failed to execute request Ping [\"a\"]: NotReady[why] (0 more not shown)");
            });
  }

  @Test // LX-22
  void neverLogsASecret() {
    var secrets =
        JSON.objectNode()
            .put("joinToken", "hush")
            .put("name", "n")
            .set("deep", JSON.arrayNode().add(JSON.objectNode().put("PASSWORD", "hush")));
    var call = new ControlCall("Ping", JSON.arrayNode().add(secrets), new ControlCall.Caller(0, 1));

    outcomes.begun(call);
    outcomes.ended(new Ping(), call, JSON.objectNode().put("clientSecret", "hush"), null);
    outcomes.refused(call, new ControlFailure("NotReady", "why"));

    assertThat(lines.list)
        .hasSize(4)
        .extracting(ILoggingEvent::getFormattedMessage)
        .allSatisfy(line -> assertThat(line).doesNotContain("hush"))
        .first()
        .asString()
        .contains("\"name\":\"n\"")
        .contains("\"joinToken\":\"***\"");
  }

  private static ControlCall call(String argument) {
    return new ControlCall("Ping", JSON.arrayNode().add(argument), new ControlCall.Caller(0, 1));
  }
}
