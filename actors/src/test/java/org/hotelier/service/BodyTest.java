package org.hotelier.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BodyTest {

  @Test
  void givesItsFramesInOrder() {
    var body = Body.text("room", "12", "");

    assertThat(body.frames())
        .containsExactly("room".getBytes(UTF_8), "12".getBytes(UTF_8), new byte[0]);
    assertThat(body.text()).isEqualTo("room");
    assertThat(body.bytes()).isEqualTo("room".getBytes(UTF_8));
    assertThat(body).hasToString("Body[room, 12, ]");
  }

  @Test
  void equalsABodyOfTheSameBytes() {
    assertThat(Body.of(new byte[] {1, 2}, new byte[] {3}))
        .isEqualTo(Body.of(List.of(new byte[] {1, 2}, new byte[] {3})))
        .hasSameHashCodeAs(Body.of(List.of(new byte[] {1, 2}, new byte[] {3})))
        .isNotEqualTo(Body.of(new byte[] {1, 2, 3}))
        .isNotEqualTo(Body.of(new byte[] {1, 2}, new byte[] {4}));
  }

  @Test
  void replacesBytesThatAreNoText() {
    assertThat(Body.of(new byte[] {'a', (byte) 0xff}).text()).isEqualTo("a\ufffd");
  }

  @Test
  void hasAtLeastOneFrame() {
    assertThatThrownBy(() -> Body.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Expected a body of at least one frame, but got none; give an empty frame");
  }
}
