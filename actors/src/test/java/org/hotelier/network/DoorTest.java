package org.hotelier.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.BindException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class DoorTest {
  private final List<Endpoint> asked = new ArrayList<>();
  private final Deque<CompletableFuture<Endpoint>> answers = new ArrayDeque<>();
  private final List<String> shut = new ArrayList<>();
  private int unbound;
  private final Door door =
      new Door(
          "broker",
          new Door.Port() {
            @Override
            public CompletionStage<Endpoint> bind(Endpoint at) {
              asked.add(at);
              answers.add(new CompletableFuture<>());
              return answers.getLast();
            }

            @Override
            public void unbind() {
              unbound++;
            }

            @Override
            public void shut(String reason) {
              shut.add(reason);
            }
          },
          new Endpoint("127.0.0.1", 0));

  @Test
  void bindsOnceHoweverOftenItIsOpened() {
    door.open();
    door.open();
    assertThat(door.trouble()).contains("its broker port is not open yet");
    bound(5555);
    door.open();

    assertThat(asked).hasSize(1);
    assertThat(door.bound()).contains(new Endpoint("127.0.0.1", 5555));
    assertThat(door.trouble()).isEmpty();
  }

  @Test
  void triesAgainWhatCouldNotBeBoundAndSaysWhy() {
    door.open();
    answers.getLast().completeExceptionally(new BindException("Address already in use"));

    assertThat(door.trouble()).get().asString().contains("broker port 0", "already in use");

    door.open();
    bound(5555);
    assertThat(asked).hasSize(2);
    assertThat(door.trouble()).isEmpty();
  }

  @Test
  void keepsTheNumberThatWasLeftToChance() {
    door.open();
    bound(41234);
    door.shut("the node seeks");
    door.open();

    assertThat(asked).last().isEqualTo(new Endpoint("127.0.0.1", 41234));
    assertThat(shut).containsExactly("the node seeks");
  }

  @Test
  void isShutAlsoIfItWasAboutToOpen() {
    door.open();
    door.shut("the node seeks");
    bound(5555);

    assertThat(door.bound()).isEmpty();
    assertThat(unbound).isEqualTo(1);
  }

  @Test
  void lettingNobodyInSendsNobodyOut() {
    door.open();
    bound(5555);
    door.close();
    door.close();

    assertThat(door.bound()).isEmpty();
    assertThat(unbound).isEqualTo(1);
    assertThat(shut).isEmpty();

    door.shut("the node seeks");
    assertThat(shut).containsExactly("the node seeks");
  }

  @Test
  void isShutOnlyIfItWasMeantToBeOpen() {
    door.shut("the node seeks");

    assertThat(shut).isEmpty();
  }

  private void bound(int port) {
    answers.getLast().complete(new Endpoint("127.0.0.1", port));
  }
}
