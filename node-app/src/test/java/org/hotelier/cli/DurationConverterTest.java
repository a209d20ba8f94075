package org.hotelier.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationConverterTest {
  private final DurationConverter converter = new DurationConverter();

  @ParameterizedTest
  @CsvSource({"0ms,PT0S", "500ms,PT0.5S", "5s,PT5S", "90s,PT1M30S", "2m,PT2M", "1h,PT1H"})
  void readsAndWritesWhatPeopleType(String text, Duration duration) {
    assertThat(converter.convert(text)).isEqualTo(duration);
    assertThat(DurationConverter.text(duration)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "s", "-5s", "5 s", "1.5s", "5d", "9999999999s"})
  void refusesAllElse(String text) {
    assertThatThrownBy(() -> converter.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("'" + text + "'");
  }
}
