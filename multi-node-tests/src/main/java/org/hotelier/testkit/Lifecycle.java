package org.hotelier.testkit;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * When an extension's nodes begin and end: with each test, or, if it is a static field, with the
 * class that has it. Nested classes tell of their own beginning, too, and do not count.
 */
abstract class Lifecycle
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  private @Nullable Class<?> keeper;
  private @Nullable Throwable failure;

  /**
   * @param test where its files go, relative
   */
  abstract void begin(Path test) throws Exception;

  /**
   * @param failure the last one of the tests; none if all went well
   */
  abstract void end(@Nullable Throwable failure) throws Exception;

  @Override
  public final void beforeAll(ExtensionContext context) throws Exception {
    if (keeper == null) {
      keeper = context.getRequiredTestClass();
      begin(Path.of(keeper.getName()));
    }
  }

  @Override
  public final void beforeEach(ExtensionContext context) throws Exception {
    if (keeper == null) {
      begin(TestName.of(context));
    }
  }

  @Override
  public final void afterEach(ExtensionContext context) throws Exception {
    failure = context.getExecutionException().orElse(failure);
    if (keeper == null) {
      end(failure);
    }
  }

  @Override
  public final void afterAll(ExtensionContext context) throws Exception {
    if (context.getRequiredTestClass() == keeper) {
      keeper = null;
      end(context.getExecutionException().orElse(failure));
    }
  }
}
