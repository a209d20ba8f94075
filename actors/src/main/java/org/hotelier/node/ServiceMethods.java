package org.hotelier.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hotelier.broker.Broker;
import org.hotelier.broker.Deed;
import org.hotelier.broker.ServiceState;
import org.hotelier.broker.Subject;
import org.hotelier.broker.Verdict;
import org.hotelier.control.ControlCall;
import org.hotelier.control.ControlMethod;
import org.hotelier.control.ControlMethod.Signature;
import org.hotelier.protocol.broker.GuestRow;
import org.hotelier.protocol.luxi.ControlFailure;

/** The control methods on services, guests and requests. */
public final class ServiceMethods {

  private static final String SUBJECT = "[node|service|guest]";
  private static final String NAMED = "[name]";

  private final Predicate<Broker.Command> broker;

  /** The methods; {@code broker} tells the present one something, or is false if there is none. */
  public ServiceMethods(Predicate<Broker.Command> broker) {
    this.broker = broker;
  }

  /** All of them. */
  public List<ControlMethod> all() {
    return List.of(
        new PlainMethod(
            Signature.query("QueryServices", "Tells of all services of the cluster."),
            call ->
                this.<List<ServiceState>>ask(Broker.ListServices::new)
                    .thenApply(ServiceJson::services)),
        new PlainMethod(
            Signature.query(
                "QueryGuests", "Tells of all guests of the cluster, or of a service.", "[service]"),
            this::guests),
        new PlainMethod(
            Signature.query(
                "Call",
                "Sends a request to a service and answers its reply.",
                "service",
                "body",
                "[options]"),
            this::call),
        new PlainMethod(
            Signature.change("Drain", "Gives what is named no new work.", SUBJECT, NAMED),
            call -> judged(call, Deed.DRAIN)),
        new PlainMethod(
            Signature.change("Revive", "Undoes Drain.", SUBJECT, NAMED),
            call -> judged(call, Deed.REVIVE)),
        new PlainMethod(
            Signature.query(
                "SafeToStop", "Tells whether a stop would lose anything.", SUBJECT, NAMED),
            call -> judged(call, Deed.SAFE_TO_STOP)));
  }

  private CompletionStage<JsonNode> guests(ControlCall call) {
    var service = call.text(0, "");
    return this.<List<GuestRow>>ask(answer -> new Broker.ListGuests(service, answer))
        .thenApply(ServiceJson::guests);
  }

  private CompletionStage<JsonNode> call(ControlCall call) {
    var service = call.text(0, "");
    if (service.isEmpty()) {
      throw misfit("a service");
    }
    var options = call.args().path(2);
    if (!options.isMissingNode() && !options.isNull() && !options.isObject()) {
      throw misfit("an object {timeoutMs}");
    }
    var caller = new Caller();
    tell(
        new Broker.Submit(
            service, Bodies.read(call.args().path(1)), timeoutMillis(options), caller));
    return caller.answer();
  }

  /** Without one the broker's own limit holds. */
  private static long timeoutMillis(JsonNode options) {
    var timeout = options.path("timeoutMs");
    if (timeout.isMissingNode() || timeout.isNull()) {
      return Long.MAX_VALUE;
    }
    if (!timeout.isIntegralNumber() || timeout.longValue() < 1) {
      throw misfit("timeoutMs to be a whole number of at least 1");
    }
    return timeout.longValue();
  }

  private CompletionStage<JsonNode> judged(ControlCall call, Deed deed) {
    var subject = subject(call);
    return this.<Verdict>ask(answer -> new Broker.Operate(deed, subject, answer))
        .thenApply(ServiceJson::verdict);
  }

  private <T> CompletionStage<T> ask(Function<CompletableFuture<T>, Broker.Command> command) {
    var answer = new CompletableFuture<T>();
    tell(command.apply(answer));
    return answer;
  }

  private void tell(Broker.Command command) {
    if (!broker.test(command)) {
      throw new ControlFailure("NotReady", "no incarnation runs just now; ask again");
    }
  }

  private static Subject subject(ControlCall call) {
    var kind = call.text(0, "node");
    var name = call.text(1, "");
    if (kind.equals("node")) {
      return new Subject.OfNode();
    }
    if (name.isEmpty()) {
      throw misfit("\"service\" or \"guest\" and its name");
    }
    return switch (kind) {
      case "service" -> new Subject.OfService(name);
      case "guest" -> new Subject.OfGuest(name);
      default -> throw misfit("\"node\", \"service\" or \"guest\"");
    };
  }

  private static ControlFailure misfit(String expected) {
    return new ControlFailure("GenericError", "RPC input: expected " + expected);
  }
}
