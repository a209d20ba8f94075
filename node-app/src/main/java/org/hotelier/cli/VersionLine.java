package org.hotelier.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The line that {@code --version} prints: Hotelier's version and the Java that runs it. */
final class VersionLine implements IVersionProvider {

  @Override
  public String[] getVersion() {
    var version =
        Objects.requireNonNullElse(
            VersionLine.class.getPackage().getImplementationVersion(), "development");
    return new String[] {"hotelier " + version + " (Java " + Runtime.version() + ")"};
  }
}
