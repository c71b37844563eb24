package dev.dosirak.platform.subscription;

import dev.dosirak.platform.events.EventJson;

/// Opens to the simulation what a record does in a subscription. Stands in the package of what it opens.
public final class Effects {

    private Effects() {}

    /// Nothing where the subscription has no use for the type.
    public static void apply(Subscription subscription, String body, Envelope envelope, EventJson json) {
        subscription.effectOf(envelope.type()).ifPresent(it -> apply(it, body, envelope, json));
    }

    private static <T> void apply(Subscription.Effect<T> effect, String body, Envelope envelope, EventJson json) {
        effect.work().accept(json.read(body, effect.body()), envelope);
    }
}
