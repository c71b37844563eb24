package dev.dosirak.platform.subscription;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// What one consumer receives on one topic, and what each type of event does here. Make it a bean, and it listens.
///
/// In a service with a database ([TransactionalDelivery]): at least once in, exactly once applied, because the inbox
/// row and everything the effect writes commit together or not at all. A record that the rules refuse, or that cannot
/// be read, is parked with its key; one that meets a dead database waits until it lives again.
///
/// In a service that keeps its copy in memory ([BroadcastDelivery]) every node hears everything since shortly before
/// its start, so the effects must be harmless when repeated.
///
/// Types that are not listed are none of its business.
public final class Subscription {

    private static final String EVENTS = ".events";

    /// A handler and the form it wants the body in.
    record Effect<T>(Class<T> body, BiConsumer<T, Envelope> work) {}

    private final String consumer;
    private final String topic;
    private final Map<String, Effect<?>> effects;
    private final boolean sharing;
    private final Consumer<UUID> whenSkipped;

    private Subscription(
            String consumer,
            String topic,
            Map<String, Effect<?>> effects,
            boolean sharing,
            Consumer<UUID> whenSkipped) {
        this.consumer = consumer;
        this.topic = topic;
        this.effects = effects;
        this.sharing = sharing;
        this.whenSkipped = whenSkipped;
    }

    /// @param consumer `<service>.<feature>`; also the consumer group
    /// @param stream whose events, as `payment`
    public static Subscription of(String consumer, String stream) {
        return new Subscription(consumer, stream + EVENTS, Map.of(), false, _ -> {});
    }

    public <T> Subscription on(String type, Class<T> body, Consumer<T> effect) {
        return on(type, body, (it, _) -> effect.accept(it));
    }

    public <T> Subscription on(String type, Class<T> body, BiConsumer<T, Envelope> effect) {
        var more = new LinkedHashMap<>(effects);
        if (more.put(type, new Effect<>(body, effect)) != null) {
            throw new IllegalArgumentException("%s hears %s twice".formatted(consumer, type));
        }
        return new Subscription(consumer, topic, more, sharing, whenSkipped);
    }

    /// What one poll brings is applied in one transaction: under load most of what an effect costs is its
    /// commit.
    ///
    /// Only for effects that touch nothing but rows of their own key. Others would hold each other's rows until
    /// the last is through, and lock each other out.
    public Subscription sharingTransactions() {
        return new Subscription(consumer, topic, effects, true, whenSkipped);
    }

    boolean isSharingTransactions() {
        return sharing;
    }

    /// Where a copy is kept in memory: what is done about something of which an event could not be applied.
    ///
    /// @param work given the event's key
    public Subscription whenSkipped(Consumer<UUID> work) {
        return new Subscription(consumer, topic, effects, sharing, work);
    }

    Consumer<UUID> whenSkipped() {
        return whenSkipped;
    }

    public String consumer() {
        return consumer;
    }

    public String topic() {
        return topic;
    }

    /// Whose events, as `payment`.
    public String stream() {
        return topic.substring(0, topic.length() - EVENTS.length());
    }

    /// What is received, as `order.paid.v1`.
    public Set<String> types() {
        return Set.copyOf(effects.keySet());
    }

    Optional<Effect<?>> effectOf(String type) {
        return Optional.ofNullable(effects.get(type));
    }
}
