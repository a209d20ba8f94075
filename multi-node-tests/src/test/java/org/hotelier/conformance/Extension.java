package org.hotelier.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Marks a case that needs what only Hotelier has: it is left out for any other broker. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("extension")
@DisabledIfSystemProperty(
    named = ConformanceStory.ENDPOINT,
    matches = ".+",
    disabledReason = "an extension of Hotelier's, and this is another broker")
@interface Extension {}
