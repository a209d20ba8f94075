package org.hotelier.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeOverridesTest {
  private static final SettingKeys KEYS =
      new SettingKeys(
          ConfigFactory.parseString(
              """
              pekko.loglevel = INFO
              hotelier {
                name = auto
                cluster { name = hotelier, port = 17355 }
                listener.port = 33000
                locator.seek = ["127.0.0.0/29"]
                labels = {}
                services { drain = 3s, defaults { credit = 16, restart = [1s, 2s] }, echo.credit = 256 }
              }
              """));

  @TempDir private Path directory;

  private final NodeOverrides overrides = new NodeOverrides(() -> KEYS);

  @Test
  void addsThePrefixThatWasLeftOut() {
    overrides.setting("cluster.port=0");

    assertThat(overrides.config().getInt("hotelier.cluster.port")).isZero();
  }

  @Test
  void takesTheKeyWithItsPrefix() {
    overrides.setting("hotelier.cluster.name=a=b");

    assertThat(overrides.config().getString("hotelier.cluster.name")).isEqualTo("a=b");
  }

  @Test
  void leavesTheKeysOfLibrariesAsTheyAre() {
    overrides.setting("pekko.loglevel=DEBUG");

    assertThat(overrides.config().getString("pekko.loglevel")).isEqualTo("DEBUG");
  }

  @Test
  void readsAListInEitherForm() {
    overrides.setting("locator.seek=10.0.0.0/28, host:33000");
    assertThat(overrides.config().getStringList("hotelier.locator.seek"))
        .isEqualTo(List.of("10.0.0.0/28", "host:33000"));

    overrides.setting("locator.seek=[\"10.0.0.1\"]");
    assertThat(overrides.config().getStringList("hotelier.locator.seek"))
        .isEqualTo(List.of("10.0.0.1"));
  }

  @Test
  void takesANameBelowASettingThatIsAnOpenObject() {
    overrides.setting("labels.zone=a");

    assertThat(overrides.config().getString("hotelier.labels.zone")).isEqualTo("a");
  }

  @Test
  void takesForEachServiceWhatAllHaveByDefault() {
    overrides.setting("services.rooms.credit=5");
    overrides.setting("services.\"geo.lookup\".restart=2s,3s");

    assertThat(overrides.config().getInt("hotelier.services.rooms.credit")).isEqualTo(5);
    assertThat(overrides.config().getStringList("hotelier.services.\"geo.lookup\".restart"))
        .isEqualTo(List.of("2s", "3s"));
    assertThatThrownBy(() -> overrides.setting("services.rooms.credits=5"))
        .hasMessageContaining("'hotelier.services.rooms.credits'");
  }

  @Test
  void namesTheNearestKeyOfAnUnknownOne() {
    assertThatThrownBy(() -> overrides.setting("listner.port=1"))
        .isInstanceOf(CliFailure.class)
        .hasMessageContaining("'hotelier.listner.port'")
        .hasMessageContaining("did you mean 'hotelier.listener.port'?");
  }

  @Test
  void refusesASettingWithoutAValue() {
    assertThatThrownBy(() -> overrides.setting("name"))
        .hasMessageContaining("Expected -D key=value, but got 'name'");
  }

  @Test
  void letsOptionsWinOverSettingsAndThoseOverTheFile() throws IOException {
    overrides.file(file("hotelier { name = f, cluster { name = f, port = 1 } }"));
    overrides.setting("cluster.name=d");
    overrides.setting("name=d");
    overrides.option("hotelier.name", "o");
    overrides.option("hotelier.cluster.name", null);

    assertThat(overrides.config())
        .isEqualTo(
            ConfigFactory.parseString("hotelier { name = o, cluster { name = d, port = 1 } }"));
  }

  @Test
  void namesAnUnknownKeyOfAFileAndTheFile() throws IOException {
    var file = file("hotelier.cluster.prt = 1");

    assertThatThrownBy(() -> overrides.file(file))
        .hasMessageContaining("'hotelier.cluster.prt' (" + file + ")")
        .hasMessageContaining("'hotelier.cluster.port'");
  }

  @Test
  void saysWhereAFileIsNoHocon() throws IOException {
    var file = file("hotelier {");

    assertThatThrownBy(() -> overrides.file(file))
        .isInstanceOf(CliFailure.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void refusesAFileThatDoesNotExist() {
    assertThatThrownBy(() -> overrides.file(directory.resolve("none.conf")))
        .hasMessageContaining("cannot read");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("node.conf"), text);
  }
}
