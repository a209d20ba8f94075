package org.hotelier;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** This module is wiring only, and the command line starts no actor system. */
class WiringOnlyTest {
  private static final JavaClasses MODULE =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  /** Those that start a node, or a rehearsal of one, are what the rest must not pay for. */
  private static final DescribedPredicate<HasName> STARTERS =
      nameMatching(".*\\.(Node|Demo|Rehearse)Command");

  @Test
  void holdsNothingButTheProcessAndItsCommandLine() {
    assertThat(MODULE.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            "org.hotelier.app", "org.hotelier.cli", "org.hotelier.demo", "org.hotelier.process");
  }

  @Test
  void theCommandLineLoadsNoPekkoAndNoNetty() {
    noClasses()
        .that()
        .resideInAPackage("org.hotelier.cli..")
        .and(not(STARTERS))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.pekko..", "io.netty..", "org.hotelier.app..")
        .check(MODULE);
  }

  @Test
  void runningProcessesNeedsNeitherANodeNorACommandLine() {
    classes()
        .that()
        .resideInAPackage("org.hotelier.process..")
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackages("org.hotelier.cli..", "org.hotelier.demo..", "org.hotelier.app..")
        .check(MODULE);
  }
}
