package org.hotelier.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes SIGTERM, SIGINT and SIGHUP before the JVM does. The JVM would run all shutdown hooks at
 * once, Pekko's among them, which closes the connections that a clean leave needs; and it would
 * exit with 143 though the stop was clean.
 *
 * <p>The JDK offers signals only in {@code sun.misc}, which a compiler warns of; hence the
 * reflection. Where it is not there, the JVM's own way is all there is.
 */
final class StopSignals {

  private static final Logger LOG = LoggerFactory.getLogger(StopSignals.class);
  private static final List<String> SIGNALS = List.of("TERM", "INT", "HUP");

  private StopSignals() {}

  /** From now on a signal runs this, and nothing else. */
  static void call(Runnable stop) {
    for (var name : SIGNALS) {
      try {
        handle(name, stop);
      } catch (ReflectiveOperationException | IllegalArgumentException e) {
        LOG.debug("SIG{} is left to the JVM", name, e);
      }
    }
  }

  private static void handle(String name, Runnable stop) throws ReflectiveOperationException {
    var signal = Class.forName("sun.misc.Signal");
    var handler = Class.forName("sun.misc.SignalHandler");
    var proxy =
        Proxy.newProxyInstance(
            StopSignals.class.getClassLoader(),
            new Class<?>[] {handler},
            (self, method, arguments) -> {
              stop.run();
              return null;
            });
    try {
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (InvocationTargetException taken) {
      // For instance SIGHUP under -Xrs.
      LOG.debug("SIG{} is left to the JVM", name, taken);
    }
  }
}
