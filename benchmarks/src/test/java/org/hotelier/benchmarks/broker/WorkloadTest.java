package org.hotelier.benchmarks.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkloadTest {

  @Test
  void hasANameOfItsOwnForEachCase() {
    var all = Stream.concat(Workload.grid().stream(), Workload.aims().stream()).distinct().toList();

    // The grid, and of the aims those that are not in it: actor, credit, two nodes.
    assertThat(all).hasSize(24 + 3);
    assertThat(all.stream().map(Workload::name)).doesNotHaveDuplicates();
  }

  @Test
  void asksATenthAsOftenOneAtATime() {
    var volume = new Volume(200, 100);

    assertThat(volume.count(Workload.ONE_AT_A_TIME)).isEqualTo(20);
    assertThat(volume.warmup(Workload.BUSY)).isEqualTo(100);
  }
}
