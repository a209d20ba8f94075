package org.hotelier.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.hotelier.process.ChildNode;
import org.hotelier.testkit.namespace.Unavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** The extension in a JUnit of its own, with a shell script in the distribution's place. */
class HotelierNodesTest {
  private static final Path LOGS =
      Path.of("target", "hotelier-logs", Guests.class.getName()).toAbsolutePath();
  private static final List<ChildNode> STARTED = new ArrayList<>();

  @TempDir Path distribution;
  private String before = "";

  @BeforeEach
  void installDistribution() throws IOException {
    Path launcher = Files.createDirectories(distribution.resolve("bin")).resolve("hotelier");
    Files.writeString(launcher, "#!/bin/sh\necho \"$@\"\nexec sleep 600\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    before = System.getProperty(Distribution.PROPERTY, "");
    System.setProperty(Distribution.PROPERTY, distribution.toString());
    STARTED.clear();
  }

  @AfterEach
  void clean() throws IOException {
    System.setProperty(Distribution.PROPERTY, before);
    Directories.delete(LOGS);
  }

  @Test
  void leavesNothingOfATestThatPasses() {
    run("passes").assertStatistics(tests -> tests.succeeded(1));

    assertThat(STARTED).hasSize(2).noneMatch(ChildNode::isAlive);
    assertThat(STARTED).allSatisfy(node -> assertThat(node.spec().data()).doesNotExist());
    assertThat(LOGS.resolve("passes")).doesNotExist();
  }

  @Test
  void keepsTheLogsAndTheTranscriptOfATestThatFailsAndNothingElse() throws IOException {
    run("fails").assertStatistics(tests -> tests.failed(1));

    assertThat(STARTED).hasSize(1).noneMatch(ChildNode::isAlive);
    assertThat(STARTED.get(0).spec().data().getParent()).doesNotExist();
    assertThat(Files.readString(LOGS.resolve("fails/a.log")))
        .contains("node --name a")
        .contains("-D hotelier.test-hooks=on");
    assertThat(Files.readString(LOGS.resolve("fails/transcript.log")))
        .containsSubsequence("start [a", "freeze a", "failed: ", "the reason", "a QueryNode: ");
  }

  @Test
  void replacesWhatAnEarlierFailureOfTheTestLeft() {
    run("fails");
    run("fails");

    assertThat(LOGS.resolve("fails/a.log"))
        .content()
        .satisfies(
            text -> assertThat(text.lines().filter(line -> line.contains("--name"))).hasSize(1));
  }

  @Test
  void keepsTheNodesOfAStaticFieldForAllTestsOfItsClassAndOfNestedOnes() {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(Residents.class))
        .execute()
        .testEvents()
        .assertStatistics(tests -> tests.succeeded(2));

    assertThat(STARTED).hasSize(2).noneMatch(ChildNode::isAlive);
    assertThat(STARTED.get(0)).isSameAs(STARTED.get(1));
    assertThat(STARTED.get(0).spec().log()).doesNotExist();
  }

  @Test
  void skipsATestWhoseNetworkCannotBeHadWithTheReason() {
    var events = run(Cramped.class, "needsANetwork");

    events.assertStatistics(tests -> tests.aborted(1).failed(0));
    assertThat(events.aborted().list())
        .extracting(
            event ->
                event.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow())
        .singleElement()
        .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
        .hasMessageContaining("do install it (apt-get install nftables)");
  }

  @Test
  void saysHowLinksCanBeCut() {
    run("cutsWhatIsNotPartitionable").assertStatistics(tests -> tests.succeeded(1));
  }

  @Test
  void refusesMoreNodesThanTheNetworkHasHostsAndNamesGivenTwice() {
    assertThatThrownBy(() -> HotelierNodes.of(7)).hasMessageContaining("Expected 1 to 6");
    assertThatThrownBy(() -> HotelierNodes.of(0)).hasMessageContaining("Expected 1 to 6");
    assertThatThrownBy(() -> HotelierNodes.named("a", "a")).hasMessageContaining("different names");
  }

  @Test
  void saysHowItIsUsedOutsideATest() {
    assertThatThrownBy(() -> HotelierNodes.of(1).start("a"))
        .hasMessageContaining("do register the nodes with @RegisterExtension");
  }

  private static Events run(String method) {
    return run(Guests.class, method);
  }

  private static Events run(Class<?> tests, String method) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectMethod(tests, method))
        .execute()
        .testEvents();
  }

  /** Run only by the tests above: surefire looks for classes named *Test. */
  static class Guests {
    @RegisterExtension final HotelierNodes nodes = HotelierNodes.named("a", "b").notStarted();

    @Test
    void passes() {
      nodes.start("a", "b");
      STARTED.add(nodes.process("a"));
      STARTED.add(nodes.process("b"));
    }

    @Test
    void fails() {
      nodes.start("a");
      STARTED.add(nodes.process("a"));
      nodes.await(
          "the script to have run",
          Duration.ofSeconds(10),
          () -> nodes.process("a").logTail(1),
          text -> !text.isEmpty());
      nodes.freeze("a");
      throw new AssertionError("the reason");
    }

    @Test
    void cutsWhatIsNotPartitionable() {
      assertThatThrownBy(() -> nodes.cut("a", "b"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("do add .partitionable()");
    }
  }

  static class Residents {
    @RegisterExtension static final HotelierNodes nodes = HotelierNodes.named("a").notStarted();

    @BeforeAll
    static void moveIn() {
      nodes.start("a");
    }

    @Test
    void stays() {
      STARTED.add(nodes.process("a"));
      assertThat(nodes.process("a").isAlive()).isTrue();
    }

    @Nested
    class Children {
      @Test
      void stay() {
        STARTED.add(nodes.process("a"));
        assertThat(nodes.process("a").isAlive()).isTrue();
      }
    }
  }

  /** As on a machine without nftables. */
  static class Cramped {
    @RegisterExtension
    final HotelierNodes nodes =
        HotelierNodes.of(1)
            .partitionable(
                () -> {
                  throw new Unavailable("do install it (apt-get install nftables)");
                });

    @Test
    void needsANetwork() {
      throw new AssertionError("runs where it cannot");
    }
  }
}
