package org.hotelier.stories;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A story of a cut network. It is told once, or as often as the system property {@code
 * hotelier.repetitions} says.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Tag("partition")
@TestTemplate
@ExtendWith(Repetitions.class)
@interface Repeated {}
