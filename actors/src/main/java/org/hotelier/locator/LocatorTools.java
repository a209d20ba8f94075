package org.hotelier.locator;

import java.time.Clock;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.hotelier.event.EventLog;
import org.hotelier.event.Topic;
import org.hotelier.formation.Formation;
import org.hotelier.formation.Standing;
import org.hotelier.formation.Survey;
import org.hotelier.protocol.seekchat.Peer;

/**
 * What a locator works with; the formation and the standing outlive a crash of it.
 *
 * @param survey what the last look at all candidates came to
 * @param early what was seen before the locator was there
 * @param listenerBound whether this node can be called back
 * @param finishWork lets this node finish what it has begun for others; completes when nothing is
 *     left, or after {@code locator.drain}
 * @param replaceIncarnation ends this incarnation for the reason given, and begins another
 * @param clock never goes back
 */
public record LocatorTools(
    Peer self,
    Formation formation,
    Topic<Standing> standing,
    Topic<Survey> survey,
    Scout scout,
    EarlyRounds early,
    Neighbours neighbours,
    BooleanSupplier listenerBound,
    EventLog events,
    Supplier<CompletionStage<Void>> finishWork,
    Consumer<String> replaceIncarnation,
    Clock clock,
    RandomGenerator random,
    LocatorSettings settings) {}
