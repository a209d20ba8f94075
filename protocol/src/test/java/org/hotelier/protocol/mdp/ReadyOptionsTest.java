package org.hotelier.protocol.mdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hotelier.protocol.mdp.Wire.bytes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadyOptionsTest {

  @Test
  void saysNothingByDefault() throws MalformedMdp {
    assertThat(ReadyOptions.parse(bytes(""))).isEqualTo(new ReadyOptions(1, 1, false, ""));
    assertThat(ReadyOptions.NONE.encode()).isEmpty();
  }

  @Test
  void readsAllKeys() throws MalformedMdp {
    var frame = bytes("credit=64\nweight=10\nat-most-once=true\ntoken=a=b c\n");

    var options = ReadyOptions.parse(frame);

    assertThat(options).isEqualTo(new ReadyOptions(64, 10, true, "a=b c"));
    assertThat(options.encode()).isEqualTo(frame);
  }

  @Test
  void readsLinesOfAnyEndAndLeavesUnknownKeysToOthers() throws MalformedMdp {
    var options =
        ReadyOptions.parse(
            bytes("colour=red\r\n\r\ncredit=2\r\nat-most-once\nfree text\nweight=3"));

    assertThat(options).isEqualTo(new ReadyOptions(2, 3, true, ""));
  }

  @Test
  void takesWhatWasSaidLast() throws MalformedMdp {
    assertThat(ReadyOptions.parse(bytes("at-most-once\ncredit=2\ncredit=5\nat-most-once=false")))
        .isEqualTo(new ReadyOptions(5, 1, false, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"credit=1", "credit=1024", "weight=1", "weight=1000", "credit=007"})
  void takesValuesWithinTheLimits(String line) throws MalformedMdp {
    assertThat(ReadyOptions.parse(bytes(line))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "credit=0",
        "credit=1025",
        "credit=-1",
        "credit=",
        "credit",
        "credit= 1",
        "credit=99999999999999999999",
        "credit=1x",
        "credit=\u0663",
        "weight=0",
        "weight=1001",
        "weight=1.5",
        "at-most-once=",
        "at-most-once=yes",
        "at-most-once=True"
      })
  void refusesOtherValues(String line) {
    assertThatExceptionOfType(MalformedMdp.class)
        .isThrownBy(() -> ReadyOptions.parse(bytes("token=t\n" + line + "\n")))
        .withMessageMatching("Expected .*, but .*");
  }

  @Test
  void refusesWhatIsLongOrNoText() throws MalformedMdp {
    assertThat(ReadyOptions.parse(bytes("x".repeat(1024)))).isEqualTo(ReadyOptions.NONE);
    assertThatExceptionOfType(MalformedMdp.class)
        .isThrownBy(() -> ReadyOptions.parse(bytes("x".repeat(1025))))
        .withMessageContaining("1025");
    assertThatExceptionOfType(MalformedMdp.class)
        .isThrownBy(() -> ReadyOptions.parse(new byte[] {(byte) 0xc3}))
        .withMessageContaining("UTF-8");
  }

  @Test
  void keepsTheTokenOutOfLogs() {
    assertThat(new ReadyOptions(1, 1, false, "secret").toString()).doesNotContain("secret");
  }
}
