package org.hotelier;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.Serializable;
import org.hotelier.broker.Guest;
import org.hotelier.broker.GuestId;
import org.hotelier.broker.GuestKind;
import org.hotelier.broker.GuestLine;
import org.hotelier.broker.GuestReports;
import org.hotelier.broker.Refusal;
import org.hotelier.network.Transport;

/** What may depend on what. */
@AnalyzeClasses(packages = "org.hotelier", importOptions = DoNotIncludeTests.class)
class DirectionsTest {

  @ArchTest
  static final ArchRule noTwoPackagesNeedEachOther =
      SlicesRuleDefinition.slices().matching("org.hotelier.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theProtocolKnowsNoActors =
      classes()
          .that()
          .resideInAPackage("org.hotelier.protocol..")
          .should()
          .onlyDependOnClassesThat(
              resideInAPackage("org.hotelier.protocol..")
                  .or(resideOutsideOfPackage("org.hotelier..")));

  @ArchTest
  static final ArchRule rulesKnowNoPekkoAndNoNetty =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.hotelier.formation..",
              "org.hotelier.memory..",
              "org.hotelier.broker.link..",
              "org.hotelier.broker.mdp..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.pekko..", "io.netty..");

  @ArchTest
  static final ArchRule deliveryKnowsNoPekkoAndNoNettyButForTheBrokersActors =
      noClasses()
          .that()
          .resideInAPackage("org.hotelier.broker")
          .and()
          .haveNameNotMatching(".*\\.(Broker|Census|Mailbox|PortReception|Post|ToldGuests)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.pekko..", "io.netty..");

  @ArchTest
  static final ArchRule addressesKnowNoNettyButForTheTransport =
      noClasses()
          .that()
          .resideInAPackage("org.hotelier.network..")
          .and()
          .areNotAssignableTo(Transport.class)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.pekko..", "io.netty..");

  @ArchTest
  static final ArchRule addressesKnowNothingElseOfOurs =
      noClasses()
          .that()
          .resideInAPackage("org.hotelier.network..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.hotelier.seekchat..",
              "org.hotelier.formation..",
              "org.hotelier.locator..",
              "org.hotelier.listener..",
              "org.hotelier.membership..",
              "org.hotelier.memory..",
              "org.hotelier.node..",
              "org.hotelier.control..",
              "org.hotelier.zmtp..",
              "org.hotelier.event..");

  @ArchTest
  static final ArchRule theSeekChatKnowsOnlyAddresses =
      noClasses()
          .that()
          .resideInAPackage("org.hotelier.seekchat..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.pekko..",
              "org.hotelier.formation..",
              "org.hotelier.locator..",
              "org.hotelier.listener..",
              "org.hotelier.membership..",
              "org.hotelier.memory..",
              "org.hotelier.node..",
              "org.hotelier.control..",
              "org.hotelier.event..");

  @ArchTest
  static final ArchRule zeroMqPortsKnowOnlyAddressesAndTheirProtocol =
      classes()
          .that()
          .resideInAPackage("org.hotelier.zmtp..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      "org.hotelier.zmtp..",
                      "org.hotelier.network..",
                      "org.hotelier.protocol.zmtp..")
                  .or(resideOutsideOfPackages("org.hotelier..", "org.apache.pekko..")));

  @ArchTest
  static final ArchRule theZeroMqProtocolKnowsNothingButTheJdk =
      classes()
          .that()
          .resideInAPackage("org.hotelier.protocol.zmtp..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("org.hotelier.protocol.zmtp..", "java..", "org.jspecify.."));

  @ArchTest
  static final ArchRule programsOutsideNeedLittleOnTheirClassPath =
      classes()
          .that()
          .resideInAnyPackage(
              "org.hotelier.requester..",
              "org.hotelier.worker..",
              "org.hotelier.protocol.dealer..",
              "org.hotelier.protocol.mdp..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "org.hotelier.requester..",
                  "org.hotelier.worker..",
                  "org.hotelier.protocol.dealer..",
                  "org.hotelier.protocol.mdp..",
                  "org.hotelier.protocol.zmtp..",
                  "java..",
                  "org.jspecify..",
                  "org.slf4j.."));

  @ArchTest
  static final ArchRule rulesKnowNoActorsOfOurs =
      noClasses()
          .that()
          .resideInAPackage("org.hotelier.formation..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.hotelier.locator..",
              "org.hotelier.listener..",
              "org.hotelier.membership..",
              "org.hotelier.node..");

  @ArchTest
  static final ArchRule theLinkBetweenBrokersKnowsOnlyTheProtocol =
      classes()
          .that()
          .resideInAPackage("org.hotelier.broker.link..")
          .should()
          .onlyDependOnClassesThat(
              resideInAPackage("org.hotelier.broker.link..")
                  .or(resideInAPackage("org.hotelier.protocol.broker.."))
                  .or(resideOutsideOfPackage("org.hotelier..")));

  @ArchTest
  static final ArchRule nobodyKnowsTheGuardian =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.hotelier.node..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.hotelier.node..");

  @ArchTest
  static final ArchRule onlyTheListenerKnowsOtherActors =
      noClasses()
          .that()
          .resideInAnyPackage("org.hotelier.locator..", "org.hotelier.membership..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.hotelier.listener..");

  @ArchTest
  static final ArchRule servicesKnowOfTheBrokerOnlyHowToBeItsGuests =
      classes()
          .that()
          .resideInAPackage("org.hotelier.service..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("org.hotelier.service..", "org.hotelier.event..")
                  .or(
                      belongToAnyOf(
                          Guest.class,
                          GuestId.class,
                          GuestKind.class,
                          GuestLine.class,
                          GuestReports.class,
                          Refusal.class))
                  .or(resideOutsideOfPackage("org.hotelier..")));

  @ArchTest
  static final ArchRule theBrokerKnowsNoServiceActors =
      noClasses()
          .that()
          .resideInAPackage("org.hotelier.broker..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.hotelier.service..");

  @ArchTest
  static final ArchRule nothingIsJavaSerialized =
      classes()
          .that()
          .areAssignableTo(Serializable.class)
          .and()
          .resideOutsideOfPackage("org.hotelier.protocol.wire..")
          .should()
          .beEnums()
          .orShould()
          .beAssignableTo(Throwable.class);

  @ArchTest
  static final ArchRule nobodySleeps =
      noClasses().should().callMethod(Thread.class, "sleep", long.class);
}
