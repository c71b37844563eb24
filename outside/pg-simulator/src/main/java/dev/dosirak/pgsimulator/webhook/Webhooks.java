package dev.dosirak.pgsimulator.webhook;

import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.PaymentNews;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/// The webhooks of all gateways.
public final class Webhooks implements AutoCloseable {

    private final Map<GatewayName, GatewayWebhooks> all = new EnumMap<>(GatewayName.class);
    private final WebhookSender sender = new WebhookSender();

    /// @param targets where each gateway's merchant hears of payments; nowhere when it is not said
    /// @param minute how long the minutes of gateways are
    public Webhooks(
            Collection<WebhookDialect> dialects,
            Map<GatewayName, WebhookTarget> targets,
            Duration minute,
            Clock clock) {
        for (var dialect : dialects) {
            var its = targets.getOrDefault(dialect.gateway(), WebhookTarget.NOWHERE);
            all.put(dialect.gateway(), new GatewayWebhooks(dialect, its, sender, minute, clock));
        }
    }

    public GatewayWebhooks of(GatewayName gateway) {
        var its = all.get(gateway);
        if (its == null) {
            throw new IllegalStateException("No webhooks of " + gateway);
        }
        return its;
    }

    /// Returns at once.
    public void tell(PaymentNews news) {
        of(news.gateway()).tell(news);
    }

    /// What was not taken yet is lost.
    @Override
    public void close() {
        sender.close();
    }
}
