package org.hotelier.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hotelier.service.Catalogue.hotelier;
import static org.hotelier.service.Catalogue.service;
import static org.hotelier.service.Catalogue.settings;

import java.time.Duration;
import java.util.ArrayList;
import org.apache.pekko.actor.typed.Behavior;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which services are offered, and as what. */
class ServicesSettingsTest {

  @Test
  void findsTheServicesOfTheClassPath() {
    var found = ServicesSettings.onClassPath(hotelier("shout { sign = \"?\" }"));

    assertThat(found.offers()).extracting(Offer::name).contains("echo", "shout");
    assertThat(found.drain()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void offersEchoUnlessItIsSwitchedOff() {
    var found = ServicesSettings.onClassPath(hotelier("echo.enabled = off"));

    assertThat(found.offers()).extracting(Offer::name).doesNotContain("echo").contains("shout");
  }

  @Test
  void readsWhatDiffersFromTheDefaults() {
    var read =
        ServiceSettings.from(
            hotelier(
                """
                defaults.weight = 2
                rooms { instances = 3, credit = 5, at-most-once = on, blocking = on, restart = [1s, 2s]
                        hotel = Ritz }
                """),
            "rooms");

    assertThat(read.section().getString("hotel")).isEqualTo("Ritz");
    assertThat(read)
        .isEqualTo(
            new ServiceSettings(
                true,
                3,
                5,
                2,
                true,
                true,
                new ServiceSettings.Pause(Duration.ofSeconds(1), Duration.ofSeconds(2)),
                read.section()));
  }

  @Test
  void aServiceWithoutASectionHasTheDefaults() {
    var read = ServiceSettings.from(hotelier(""), "rooms");

    assertThat(read)
        .isEqualTo(
            new ServiceSettings(
                true,
                1,
                16,
                1,
                false,
                false,
                new ServiceSettings.Pause(Duration.ofMillis(100), Duration.ofSeconds(10)),
                read.section()));
  }

  @Test
  void aNameWithDotsIsQuotedInTheSettings() {
    var read = ServiceSettings.from(hotelier("\"geo.lookup\" { credit = 5 }"), "geo.lookup");

    assertThat(read.credit()).isEqualTo(5);
  }

  @Test
  void handsAServiceItsOwnSection() {
    var handed = new ArrayList<String>();

    settings(
        "rooms { hotel = Ritz }",
        service("rooms", own -> note(own.getString("hotel") + own.getInt("instances"), handed)));

    assertThat(handed).containsExactly("Ritz1");
  }

  private static Behavior<ServiceRequest> note(String text, ArrayList<String> into) {
    into.add(text);
    return new Echo().create(hotelier(""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "instances = 0      | Expected hotelier.services.rooms.instances to be at least 1, but got 0; to have none, set enabled = off",
        "credit = 0         | Expected hotelier.services.rooms.credit to be at least 1, but got 0",
        "weight = -1        | Expected hotelier.services.rooms.weight to be at least 1, but got -1",
        "restart = [2s, 1s] | Expected hotelier.services.rooms.restart to be two durations, the shorter one first and at least 1 ms, but got [2s, 1s]",
        "restart = [0s, 1s] | Expected hotelier.services.rooms.restart to be two durations, the shorter one first and at least 1 ms, but got [0s, 1s]",
        "restart = [1s]     | Expected hotelier.services.rooms.restart to be two durations, the shorter one first and at least 1 ms, but got [1s]"
      })
  void refusesASettingThatCannotBeAndNamesItsKey(String setting, String refusal) {
    assertThatThrownBy(() -> settings("rooms { " + setting + " }", echoAs("rooms")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(refusal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"credit = many", "enabled = perhaps", "restart = [soon, later]"})
  void namesTheKeyOfASettingOfTheWrongKind(String setting) {
    assertThatThrownBy(() -> settings("rooms { " + setting + " }", echoAs("rooms")))
        .hasMessageContaining("hotelier.services.rooms." + setting.split(" ", -1)[0]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1s", "4001ms"})
  void refusesADrainThatIsTooLong(String drain) {
    assertThatThrownBy(() -> settings("drain = " + drain))
        .hasMessageStartingWith("Expected hotelier.services.drain to be from 0 to 4 s, but got ");
  }

  @Test
  void refusesToStartWithAServiceThatCannotBegin() {
    var service = service("rooms", own -> note(own.getString("hotel"), new ArrayList<>()));

    assertThatThrownBy(() -> settings("", service))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "Expected the service rooms to begin with hotelier.services.rooms, but ")
        .hasMessageContaining("'hotel'");
  }

  @Test
  void aServiceThatIsSwitchedOffNeedsNoSettings() {
    var service = service("rooms", own -> note(own.getString("hotel"), new ArrayList<>()));

    assertThat(settings("rooms.enabled = off", service).offers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "mmi.rooms", "two words", ".", "-a", "Zimmer-für-zwei", "defaults"})
  void refusesNamesThatCannotBeAsked(String name) {
    assertThatThrownBy(() -> settings("", echoAs(name)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Expected " + echoAs(name).getClass().getName())
        .hasMessageEndingWith("but got \"%s\"", name);
  }

  @Test
  void refusesTwoServicesOfOneName() {
    assertThatThrownBy(() -> settings("", new Echo(), echoAs("echo")))
        .hasMessageStartingWith(
            "Expected one service named echo, but both org.hotelier.service.Echo and ");
  }

  private static Service echoAs(String name) {
    return service(name, own -> new Echo().create(own));
  }
}
