package org.hotelier.protocol;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All records below a sealed interface, so that a test notices one that was added. */
public final class SealedHierarchy {

  private SealedHierarchy() {}

  /** The records below the interface, however deep. */
  public static Set<Class<?>> records(Class<?> root) {
    return below(root).collect(Collectors.toSet());
  }

  private static Stream<Class<?>> below(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type)
        : Arrays.stream(type.getPermittedSubclasses()).flatMap(SealedHierarchy::below);
  }
}
