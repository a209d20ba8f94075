package org.hotelier.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.pekko.actor.Address;
import org.apache.pekko.cluster.Member;
import org.hotelier.membership.Majority.Vote;
import org.junit.jupiter.api.Test;

/** The larger part of a cut cluster serves, the smaller one does not. */
class MajorityTest {

  @Test
  void aNodeAloneInItsClusterServes() {
    assertThat(Majority.of(List.of(vote(1, true))).holds()).isTrue();
    assertThat(Majority.OF_NONE.holds()).isTrue();
  }

  @Test
  void moreThanHalfServe() {
    assertThat(votes(3, 2, 3).holds()).isTrue();
    assertThat(votes(3, 3).holds()).isFalse();
    assertThat(votes(5, 1, 2).holds()).isFalse();
    assertThat(votes(5, 3, 4, 5).holds()).isTrue();
  }

  @Test
  void ofTwoHalvesTheOneWithTheLowestAddressServes() {
    assertThat(votes(4, 1, 4).holds()).isTrue();
    assertThat(votes(4, 2, 3).holds()).isFalse();
    assertThat(votes(2, 2).missing())
        .contains(
            "it reaches 1 of the 2 members of its cluster, itself included;"
                + " of two halves the one with the lowest address serves");
  }

  /** However a cluster is cut, one part at most serves. */
  @Test
  void twoPartsNeverServe() {
    for (int members = 1; members <= 6; members++) {
      for (int part = 0; part < 1 << members; part++) {
        var one = votesByBit(members, part);
        var other = votesByBit(members, ~part);
        assertThat(one.holds() && other.holds()).as("%s and %s", one, other).isFalse();
      }
    }
  }

  /** The resolver compares addresses as Pekko does: 127.0.0.10 comes before 127.0.0.2. */
  @Test
  void theLowestAddressIsPekkosLowest() {
    var random = new Random(7);
    for (int i = 0; i < 1_000; i++) {
      var addresses = new ArrayList<Address>();
      for (int j = 0; j < 5; j++) {
        var host = "127.0.0." + (1 + random.nextInt(120));
        addresses.add(new Address("pekko", "h", host, 9_990 + random.nextInt(20)));
      }
      var keys = new ArrayList<>(addresses.stream().map(MajorityTest::key).toList());
      Collections.sort(keys, MemberKey.LOWEST_ADDRESS_FIRST);
      var expected =
          addresses.stream().sorted(Member.addressOrdering()).map(MajorityTest::key).toList();
      assertThat(keys).isEqualTo(expected);
    }
  }

  private static MemberKey key(Address address) {
    return new MemberKey(address.toString(), 1);
  }

  private static Majority votes(int members, Integer... present) {
    return Majority.of(
        IntStream.rangeClosed(1, members)
            .mapToObj(number -> vote(number, List.of(present).contains(number)))
            .toList());
  }

  private static Majority votesByBit(int members, int bits) {
    return Majority.of(
        IntStream.range(0, members)
            .mapToObj(bit -> vote(bit + 1, (bits & 1 << bit) != 0))
            .toList());
  }

  private static Vote vote(int number, boolean present) {
    return new Vote(new MemberKey("pekko://h@127.0.0." + number + ":17355", number), present);
  }
}
