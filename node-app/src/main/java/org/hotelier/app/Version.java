package org.hotelier.app;

/** Which Hotelier this is. */
final class Version {

  private Version() {}

  /** The version from the jar's manifest, or "development" outside a jar. */
  static String text() {
    var version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
