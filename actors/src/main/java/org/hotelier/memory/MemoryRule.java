package org.hotelier.memory;

import java.util.List;
import java.util.function.Predicate;
import org.hotelier.protocol.seekchat.Peer;

/**
 * Whether a node may found, or let another found: when the peers it sees, itself included, and the
 * peers proved dead are more than half of the members it remembers. So the smaller part of a
 * cluster that was cut in two founds nothing, however long.
 */
public final class MemoryRule {

  private MemoryRule() {}

  /**
   * The verdict, with what it rests on.
   *
   * @param accounted how many of the remembered members are seen or proved dead
   * @param members how many are remembered
   * @param missing the rest
   */
  public record Verdict(int accounted, int members, List<Peer> missing) {
    public Verdict {
      missing = List.copyOf(missing);
    }

    public boolean allows() {
      return members == 0 || 2 * accounted > members;
    }
  }

  /**
   * Judges what is remembered.
   *
   * @param accountedFor whether a remembered member is the node itself, is seen, or is proved dead
   */
  public static Verdict judge(Memory memory, Predicate<Peer> accountedFor) {
    var missing = memory.members().stream().filter(accountedFor.negate()).toList();
    int members = memory.members().size();
    return new Verdict(members - missing.size(), members, missing);
  }
}
