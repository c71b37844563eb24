package dev.dosirak.pgsimulator.webhook;

import java.net.URI;

/// Where a merchant hears of payments.
///
/// @param url empty where it does not want to
/// @param secret by which it knows who speaks; empty where that needs none, or another key
public record WebhookTarget(String url, String secret) {

    public static final WebhookTarget NOWHERE = new WebhookTarget("", "");

    /// @throws IllegalArgumentException when it is no address
    public WebhookTarget {
        if (!url.isEmpty() && !isAddress(url)) {
            throw new IllegalArgumentException("'%s' is no address for webhooks".formatted(url));
        }
    }

    private static boolean isAddress(String url) {
        var uri = URI.create(url);
        return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
    }

    /// Without the secret, wherever it is printed.
    @Override
    public String toString() {
        return "WebhookTarget[%s]".formatted(url);
    }
}
