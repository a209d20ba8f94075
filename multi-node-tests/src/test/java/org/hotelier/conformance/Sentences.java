package org.hotelier.conformance;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Shows a case as the sentence that its name is, and the source of its rule. */
final class Sentences extends DisplayNameGenerator.Standard {

  @Override
  public String generateDisplayNameForNestedClass(List<Class<?>> enclosing, Class<?> nested) {
    return words(nested.getSimpleName());
  }

  @Override
  public String generateDisplayNameForMethod(
      List<Class<?>> enclosing, Class<?> testClass, Method method) {
    Rule rule = method.getAnnotation(Rule.class);
    return words(method.getName()) + (rule == null ? "" : " [" + rule.value() + "]");
  }

  private static String words(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT);
  }
}
