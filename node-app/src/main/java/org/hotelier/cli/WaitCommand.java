package org.hotelier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.hotelier.protocol.control.ControlClient;
import org.hotelier.protocol.control.ControlException;
import org.hotelier.protocol.luxi.ControlFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Waits until the cluster is as asked: enough nodes online, this node ready, a service provided.
 * The node may itself start only later; as long as it cannot be reached the verb tries again.
 */
@Command(
    name = "wait",
    description = "Wait until a node is ready, sees enough nodes online, or a service has guests.")
final class WaitCommand implements Callable<Integer> {
  /** Readiness and services are no part of the nodes' topic: they are asked for this often. */
  private static final long CHECK_MILLIS = 100;

  private static final long LONGEST_CALL_MILLIS = 10_000;

  @Mixin private final NodeChoice choice;

  @Option(names = "--nodes", paramLabel = "N", description = "Until N nodes are online.")
  private @Nullable Integer nodes;

  @Option(names = "--service", paramLabel = "S", description = "Until service S has a guest.")
  private @Nullable String service;

  @Option(
      names = "--ready",
      description = "Until the node is ready (what it waits for without the two above).")
  private boolean ready;

  @Option(
      names = "--timeout",
      paramLabel = "D",
      defaultValue = "60s",
      converter = DurationConverter.class,
      description = "Give up after this time, exit code 4 (default: ${DEFAULT-VALUE}).")
  private Duration timeout = Duration.ZERO;

  private final Terminal terminal;

  WaitCommand(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new NodeChoice(terminal);
  }

  @Override
  public Integer call() throws InterruptedException {
    var deadline = new Deadline(timeout);
    while (true) {
      try (var client = choice.connect()) {
        var change = watch(client, deadline);
        terminal.out().println(choice.json() ? change.toString() : "Done: " + wanted() + ".");
        return ExitCode.DONE;
      } catch (ControlException.Unreachable | ControlException.ConnectionLost e) {
        giveUpAfter(deadline, e);
      } catch (CliFailure e) {
        if (e.exitCode() != ExitCode.NO_NODE) {
          throw e;
        }
        giveUpAfter(deadline, e);
      }
      deadline.pause();
    }
  }

  private static void giveUpAfter(Deadline deadline, RuntimeException unreachable) {
    if (deadline.passed()) {
      throw unreachable;
    }
  }

  private JsonNode watch(ControlClient client, Deadline deadline) {
    JsonNode newest = MissingNode.getInstance();
    while (true) {
      var since = newest.path("version").asLong(-1);
      var change = Calls.change(client, "nodes", since, patience(newest, deadline));
      newest = change.isObject() ? change : newest;
      if (enough(newest)
          && (!readyWanted() || isReady(client))
          && (service == null || isProvided(client, service))) {
        return newest;
      }
      if (deadline.passed()) {
        throw CliFailure.timedOut(
            "Expected %s within %s, but %d nodes are online; 'hotelier doctor' says why"
                .formatted(wanted(), DurationConverter.text(timeout), online(newest)));
      }
    }
  }

  private long patience(JsonNode newest, Deadline deadline) {
    var longest = enough(newest) ? CHECK_MILLIS : LONGEST_CALL_MILLIS;
    return Math.min(longest, deadline.remainingMillis());
  }

  private boolean readyWanted() {
    return ready || (nodes == null && service == null);
  }

  private boolean enough(JsonNode newest) {
    return nodes == null || online(newest) >= nodes;
  }

  private static boolean isReady(ControlClient client) {
    return client.call("QueryNode").path("ready").asBoolean();
  }

  /** A node that cannot say yet which services there are knows of none. */
  private static boolean isProvided(ControlClient client, String service) {
    try {
      return Json.items(client.call("QueryServices"))
          .filter(row -> row.path("service").asText().equals(service))
          .anyMatch(row -> row.path("guests").asInt() > 0);
    } catch (ControlFailure notYet) {
      return false;
    }
  }

  private static long online(JsonNode newest) {
    return Json.items(newest.path("state"))
        .filter(node -> node.path("status").asText().equals("online"))
        .count();
  }

  private String wanted() {
    var all = new ArrayList<String>();
    if (nodes != null) {
      all.add(nodes + " nodes online");
    }
    if (readyWanted()) {
      all.add("the node ready");
    }
    if (service != null) {
      all.add("a guest of " + service);
    }
    return String.join(" and ", all);
  }
}
