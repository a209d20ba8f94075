package org.hotelier.testkit;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Where a test's files go: its class, its method, and its number where a method runs repeatedly.
 */
final class TestName {
  private static final Pattern INVOCATION = Pattern.compile("test-template-invocation:#(\\d+)]$");

  private TestName() {}

  static Path of(ExtensionContext context) {
    return of(
        context.getRequiredTestClass(),
        context.getRequiredTestMethod().getName(),
        context.getUniqueId());
  }

  static Path of(Class<?> testClass, String method, String uniqueId) {
    var invocation = INVOCATION.matcher(uniqueId);
    String test = invocation.find() ? method + "-" + invocation.group(1) : method;
    return Path.of(testClass.getName(), test);
  }
}
