package org.hotelier.stories;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Runs {@link Repeated} tests as often as asked for. */
final class Repetitions implements TestTemplateInvocationContextProvider {
  private static final String PROPERTY = "hotelier.repetitions";

  private record Repetition(int number, int of) implements TestTemplateInvocationContext {
    @Override
    public String getDisplayName(int index) {
      return "repetition %d of %d".formatted(number, of);
    }
  }

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    int count = Integer.getInteger(PROPERTY, 1);
    return IntStream.rangeClosed(1, count).mapToObj(number -> new Repetition(number, count));
  }
}
