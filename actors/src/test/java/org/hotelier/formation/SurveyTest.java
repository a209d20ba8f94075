package org.hotelier.formation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.Peers.endpoint;
import static org.hotelier.Peers.peer;

import java.util.List;
import java.util.stream.IntStream;
import org.hotelier.formation.Survey.Strangers;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.hotelier.seekchat.Finding;
import org.junit.jupiter.api.Test;

/** What a look at all candidates came to. */
class SurveyTest {
  private static final List<String> SOUGHT = List.of("127.0.0.0/29");

  @Test
  void countsWhatBecameOfEveryCandidate() {
    var unproven = new Finding.Unproven(endpoint(5), peer(5), "it has another");
    var survey =
        Survey.of(
            SOUGHT,
            List.of(
                new Finding.Answered(endpoint(1), peer(1), new Wait(Phase.SEEKING, "", "")),
                new Finding.Refused(endpoint(2)),
                new Finding.Refused(endpoint(3)),
                new Finding.Silent(endpoint(4), "no answer in time"),
                unproven,
                alien(6, "cluster name", "motel")));

    assertThat(survey)
        .isEqualTo(
            new Survey(
                SOUGHT,
                6,
                1,
                2,
                1,
                List.of(new Strangers("cluster name", "motel", "hotel", 1, List.of(peer(6)))),
                List.of(unproven)));
  }

  @Test
  void strangersAreTakenTogetherByTheirDifference() {
    var survey =
        Survey.of(
            SOUGHT,
            List.of(
                alien(3, "cluster name", "motel"),
                alien(2, "protocol version", "2"),
                alien(1, "cluster name", "motel")));

    assertThat(survey.strangers())
        .containsExactly(
            new Strangers("cluster name", "motel", "hotel", 2, List.of(peer(1), peer(3))),
            new Strangers("protocol version", "2", "hotel", 1, List.of(peer(2))));
  }

  @Test
  void aCrowdIsCountedButNotNamed() {
    var survey =
        Survey.of(
            SOUGHT,
            IntStream.rangeClosed(1, 200).mapToObj(n -> alien(n, "cluster name", "x")).toList());

    assertThat(survey.strangers()).singleElement().returns(200, Strangers::count);
    assertThat(survey.strangers().get(0).named()).hasSize(8);
  }

  private static Finding alien(int number, String what, String theirs) {
    return new Finding.Alien(endpoint(number), peer(number), what, theirs, "hotel");
  }
}
