package org.hotelier.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hotelier.process.ChildNode;
import org.hotelier.protocol.control.ControlException;
import org.hotelier.protocol.luxi.ControlFailure;

/**
 * Three nodes find each other, lose one and get it back. Every sentence is told after what it says
 * was seen; if something does not happen, the story ends there, with the nodes' logs.
 */
public final class Demonstration {
  private static final Duration FORMING = Duration.ofSeconds(20);
  private static final Duration LOSING = Duration.ofSeconds(15);
  private static final int NODES = 3;
  private static final int VICTIM = 2;

  private final Narrator narrator;
  private final Cast cast;

  private Demonstration(Narrator narrator, Cast cast) {
    this.narrator = narrator;
    this.cast = cast;
  }

  /** Plays with nodes started by the launcher; false if not all of it happened. */
  public static boolean play(Path launcher, Narrator narrator) {
    var cast = Cast.gather(launcher);
    try (cast) {
      new Demonstration(narrator, cast).play();
    } catch (StoryFailure | IllegalStateException | ControlException | ControlFailure e) {
      narrator.say("This did not go as it should. " + e.getMessage());
      narrator.quote(cast.logs());
      return false;
    }
    narrator.say("Cleaned up: no process, no file, no port is left of this.");
    return true;
  }

  private void play() {
    assemble();
    var cluster = form();
    lose();
    recover(cluster);
    part();
  }

  private void assemble() {
    narrator.say(
        "Three nodes start, each a JVM of its own, on the network %s.".formatted(cast.network()));
    narrator.add("Nothing is configured: no list of members, no port, nobody appointed first.");
    for (var node : cast.start(1, NODES)) {
      narrator.add("%s at %s, process %d".formatted(node.name(), node.spec().host(), node.pid()));
    }
  }

  /** The id of the cluster that they formed. */
  private String form() {
    var view = NODES + " nodes online";
    var rows = awaitAll("sees " + view, cast.nodes());
    narrator.say("They found each other: every one of them sees %s.".formatted(view));
    narrator.show(rows);
    var founders =
        cast.nodes().stream().filter(Demonstration::founded).map(ChildNode::name).toList();
    require(founders.size() == 1, "one node founded the cluster", String.join(" and ", founders));
    var cluster = onlyCluster();
    narrator.say(
        "%s founded the cluster %s, the others joined it.".formatted(founders.get(0), cluster));
    return cluster;
  }

  private void lose() {
    var victim = cast.nodes().get(VICTIM - 1);
    narrator.say(
        "%s is killed (SIGKILL, process %d): no farewell, it is just gone."
            .formatted(victim.name(), victim.pid()));
    var others = cast.nodes().stream().filter(node -> node != victim).toList();
    var loss = Loss.of(victim, others, LOSING);
    narrator.say("The others noticed within %s.".formatted(Narrator.time(loss.noticed())));
    narrator.add(
        "They were sure that it is dead, and went on without it, after %s."
            .formatted(Narrator.time(loss.offline())));
    narrator.show(new NodesView(others.get(0)).ask("QueryNodes"));
  }

  private void recover(String cluster) {
    var returned = cast.start(VICTIM);
    narrator.say("%s starts again (process %d).".formatted(returned.name(), returned.pid()));
    var rows = awaitAll("sees all %d online again".formatted(NODES), cast.nodes());
    var now = onlyCluster();
    require(now.equals(cluster), "it is still the cluster " + cluster, now);
    narrator.say("One cluster again, and the same one.");
    narrator.show(rows);
  }

  private void part() {
    narrator.say("The nodes are told to stop, all at once (SIGTERM).");
    var endings =
        cast.nodes().stream()
            .collect(
                Collectors.toMap(
                    ChildNode::name,
                    node -> CompletableFuture.supplyAsync(node::stop),
                    (one, other) -> one,
                    TreeMap::new));
    endings.forEach((name, ending) -> farewell(name, ending.join()));
  }

  private void farewell(String name, ChildNode.Ending ending) {
    require(!ending.killed(), name + " ended by itself", "it had to be killed");
    require(ending.exitCode() == 0, name + " ended cleanly", "exit code " + ending.exitCode());
    narrator.add("%s left cleanly in %s".formatted(name, Narrator.time(ending.took())));
  }

  private static JsonNode awaitAll(String hope, List<ChildNode> nodes) {
    nodes.forEach(node -> node.awaitReady(FORMING));
    return nodes.stream()
        .map(node -> new NodesView(node).await(hope, FORMING, NodesView.online(NODES)))
        .toList()
        .get(0);
  }

  private static boolean founded(ChildNode node) {
    return items(new NodesView(node).ask("QueryEvents"))
        .anyMatch(
            event ->
                event.path("group").asText().equals("membership")
                    && event.path("component").asText().equals("founded"));
  }

  private String onlyCluster() {
    var clusters =
        cast.nodes().stream()
            .map(node -> new NodesView(node).ask("QueryNode").path("clusterId").asText())
            .distinct()
            .toList();
    require(clusters.size() == 1, "all are in one cluster", String.join(", ", clusters));
    return clusters.get(0);
  }

  private static Stream<JsonNode> items(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static void require(boolean holds, String expected, String found) {
    if (!holds) {
      throw new StoryFailure("Expected that %s, but found: %s".formatted(expected, found));
    }
  }
}
