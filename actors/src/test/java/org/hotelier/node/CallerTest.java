package org.hotelier.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.hotelier.broker.Outcome;
import org.hotelier.broker.Refusal;
import org.hotelier.protocol.luxi.ControlFailure;
import org.junit.jupiter.api.Test;

/** What Call answers when the broker has told the outcome. */
class CallerTest {
  private final Caller caller = new Caller();

  @Test
  void gathersPartsIntoOneReply() throws Exception {
    caller.tell(new Outcome.Partial(body("a")));
    caller.tell(new Outcome.Partial(body("b")));
    assertThat(caller.answer().toCompletableFuture()).isNotDone();
    caller.tell(new Outcome.Final(body("c"), "node-2/7", "node-2", 2, 345));

    assertThat(caller.answer().toCompletableFuture().get())
        .hasToString(
            "{\"reply\":[\"a\",\"b\",\"c\"],\"guest\":\"node-2/7\",\"node\":\"node-2\","
                + "\"attempts\":2,\"micros\":345}");
  }

  @Test
  void failsByTheNameThatTheGuestGives() {
    caller.tell(new Outcome.Failed("NoSuchRoom", "there is no suite", "node-2/7", "node-2"));

    assertFails("NoSuchRoom", "there is no suite");
  }

  @Test
  void failsByTheWordOfARefusal() {
    caller.tell(new Outcome.Partial(body("a")));
    caller.tell(new Outcome.Refused(Refusal.GUEST_LOST, "its node is gone"));

    assertFails("GuestLost", "its node is gone");
  }

  @Test
  void eachHasATurnOfItsOwn() {
    assertThat(caller.key()).isNotEqualTo(new Caller().key());
  }

  private void assertFails(String name, String text) {
    assertThatThrownBy(() -> caller.answer().toCompletableFuture().get())
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            ControlFailure.class,
            failure -> {
              assertThat(failure.name()).isEqualTo(name);
              assertThat(failure.arguments()).containsExactly(text);
            });
  }

  private static List<byte[]> body(String text) {
    return List.of(text.getBytes(UTF_8));
  }
}
