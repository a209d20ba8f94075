package org.hotelier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hotelier.broker.Broker;
import org.hotelier.broker.Deed;
import org.hotelier.broker.Outcome;
import org.hotelier.broker.Subject;
import org.hotelier.broker.Verdict;
import org.hotelier.control.ControlCall;
import org.hotelier.control.ControlMethod;
import org.hotelier.protocol.luxi.ControlFailure;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The control methods on services, guests and requests (design.md 8)")
class ServiceMethodsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Broker.Command> told = new ArrayList<>();
  private boolean present = true;

  private final ServiceMethods methods =
      new ServiceMethods(command -> present && told.add(command));

  @Test
  void callsAServiceAndAnswersItsReply() throws Exception {
    var answer = call("Call", "[\"echo\", [\"a\"], {\"timeoutMs\": 500}]");

    var submitted = (Broker.Submit) told.get(0);
    assertThat(submitted.service()).isEqualTo("echo");
    assertThat(submitted.expiryMillis()).isEqualTo(500);
    submitted.requester().tell(new Outcome.Final(submitted.body(), "g", "n", 1, 2));
    assertThat(answer.get().path("reply")).hasToString("[\"a\"]");
  }

  @Test
  void leavesTheTimeToTheBrokerWhereNoneIsGiven() throws Exception {
    for (var arguments :
        List.of("[\"echo\", [\"a\"]]", "[\"echo\", [\"a\"], null]", "[\"echo\", [\"a\"], {}]")) {
      call("Call", arguments);
    }

    assertThat(told)
        .hasSize(3)
        .allSatisfy(
            command ->
                assertThat(((Broker.Submit) command).expiryMillis()).isEqualTo(Long.MAX_VALUE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[\"\", [\"a\"]]",
        "[\"echo\"]",
        "[\"echo\", \"a\"]",
        "[\"echo\", [\"a\"], 5]",
        "[\"echo\", [\"a\"], {\"timeoutMs\": 0}]",
        "[\"echo\", [\"a\"], {\"timeoutMs\": 1.5}]",
        "[\"echo\", [\"a\"], {\"timeoutMs\": \"1\"}]"
      })
  void refusesACallThatDoesNotFit(String arguments) {
    assertThatThrownBy(() -> call("Call", arguments))
        .isInstanceOfSatisfying(
            ControlFailure.class, failure -> assertThat(failure.name()).isEqualTo("GenericError"));
    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Drain, DRAIN", "Revive, REVIVE", "SafeToStop, SAFE_TO_STOP"})
  void operatesOnNodeServiceOrGuest(String method, Deed deed) throws Exception {
    var ofNode = call(method, "[]");
    call(method, "[\"node\"]");
    call(method, "[\"service\", \"echo\"]");
    call(method, "[\"guest\", \"n1/7\"]");

    assertThat(told).extracting(command -> ((Broker.Operate) command).deed()).containsOnly(deed);
    assertThat(told)
        .extracting(command -> ((Broker.Operate) command).subject())
        .containsExactly(
            new Subject.OfNode(),
            new Subject.OfNode(),
            new Subject.OfService("echo"),
            new Subject.OfGuest("n1/7"));
    ((Broker.Operate) told.get(0)).answer().complete(Verdict.no("busy"));
    assertThat(ofNode.get()).hasToString("{\"yes\":false,\"reasons\":[\"busy\"]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\"service\"]", "[\"guest\", \"\"]", "[\"room\", \"12\"]", "[7]"})
  void refusesToOperateOnAnythingElse(String arguments) {
    assertThatThrownBy(() -> call("Drain", arguments)).isInstanceOf(ControlFailure.class);
    assertThat(told).isEmpty();
  }

  @Test
  void asksForServicesAndGuests() throws Exception {
    var services = call("QueryServices", "[]");
    ((Broker.ListServices) told.get(0)).answer().complete(List.of());
    assertThat(services.get()).hasToString("[]");

    call("QueryGuests", "[]");
    call("QueryGuests", "[\"echo\"]");
    assertThat(told.subList(1, 3))
        .extracting(command -> ((Broker.ListGuests) command).service())
        .containsExactly("", "echo");
  }

  @Test
  void isNotReadyWhileNoBrokerRuns() {
    present = false;

    for (var method : methods.all()) {
      var name = method.signature().method();
      var arguments = name.equals("Call") ? "[\"echo\", [\"a\"]]" : "[]";
      assertThatThrownBy(() -> call(name, arguments))
          .as(name)
          .isInstanceOfSatisfying(
              ControlFailure.class, failure -> assertThat(failure.name()).isEqualTo("NotReady"));
    }
  }

  private CompletableFuture<JsonNode> call(String name, String arguments) throws Exception {
    ControlMethod method =
        methods.all().stream()
            .filter(candidate -> candidate.signature().method().equals(name))
            .findFirst()
            .orElseThrow();
    var call =
        new ControlCall(name, (ArrayNode) JSON.readTree(arguments), new ControlCall.Caller(0, 0));
    return method.call(call).toCompletableFuture();
  }
}
