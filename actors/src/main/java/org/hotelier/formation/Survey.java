package org.hotelier.formation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.seekchat.Finding;

/**
 * What the last look at all candidates came to, for whoever wonders why this node is alone: how
 * many were asked, what became of it, and who answered but does not belong here. It decides
 * nothing.
 *
 * @param sought where this node looks, as configured; none before the first look
 * @param answered nodes of this cluster name that proved themselves
 * @param refused hosts that said that nobody listens
 * @param silent those that said nothing, or nothing sensible
 * @param strangers nodes that differ in cluster name or protocol version, by that difference
 * @param unproven those of this cluster name whose proof of the join token was wrong
 */
public record Survey(
    List<String> sought,
    int asked,
    int answered,
    int refused,
    int silent,
    List<Strangers> strangers,
    List<Finding.Unproven> unproven) {

  /** Before the first look. */
  public static final Survey NONE = new Survey(List.of(), 0, 0, 0, 0, List.of(), List.of());

  /** More kinds of strangers, or more nodes of one kind, are counted but not named. */
  private static final int MOST_NAMED = 8;

  public Survey {
    sought = List.copyOf(sought);
    strangers = List.copyOf(strangers);
    unproven = List.copyOf(unproven);
  }

  /**
   * Nodes that differ from this one in the same way.
   *
   * @param what in what they differ, {@code cluster name} or {@code protocol version}
   * @param count how many there are
   * @param named the first of them
   */
  public record Strangers(String what, String theirs, String ours, int count, List<Peer> named) {
    public Strangers {
      named = List.copyOf(named);
    }

    private static Strangers of(List<Finding.Alien> alike) {
      var one = alike.get(0);
      return new Strangers(
          one.what(),
          one.theirs(),
          one.ours(),
          alike.size(),
          alike.stream().limit(MOST_NAMED).map(Finding.Alien::peer).toList());
    }
  }

  /** Counts what a look at all candidates found. */
  public static Survey of(List<String> sought, List<Finding> findings) {
    int answered = 0;
    int refused = 0;
    var unproven = new ArrayList<Finding.Unproven>();
    var aliens = new LinkedHashMap<String, List<Finding.Alien>>();
    for (var finding :
        findings.stream().sorted(Comparator.comparing(Finding::candidate)).toList()) {
      if (finding instanceof Finding.Answered) {
        answered++;
      } else if (finding instanceof Finding.Refused) {
        refused++;
      } else if (finding instanceof Finding.Unproven failed) {
        unproven.add(failed);
      } else if (finding instanceof Finding.Alien alien) {
        aliens.computeIfAbsent(alien.reason(), first -> new ArrayList<>()).add(alien);
      }
    }
    int strangers = aliens.values().stream().mapToInt(List::size).sum();
    return new Survey(
        sought,
        findings.size(),
        answered,
        refused,
        findings.size() - answered - refused - unproven.size() - strangers,
        aliens.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .limit(MOST_NAMED)
            .map(alike -> Strangers.of(alike.getValue()))
            .toList(),
        unproven);
  }
}
