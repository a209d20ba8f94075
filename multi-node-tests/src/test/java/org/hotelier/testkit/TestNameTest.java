package org.hotelier.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TestNameTest {

  @Test
  void isTheClassAndTheMethod() {
    assertThat(TestName.of(getClass(), "joins", "[engine:junit-jupiter]/[method:joins()]"))
        .isEqualTo(Path.of("org.hotelier.testkit.TestNameTest", "joins"));
  }

  @Test
  void tellsTheInvocationsOfOneMethodApart() {
    String id = "[engine:junit-jupiter]/[test-template:joins(int)]/[test-template-invocation:#12]";

    assertThat(TestName.of(getClass(), "joins", id))
        .isEqualTo(Path.of("org.hotelier.testkit.TestNameTest", "joins-12"));
  }
}
