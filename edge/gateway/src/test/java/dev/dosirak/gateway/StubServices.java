package dev.dosirak.gateway;

import dev.dosirak.platform.embedded.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// The services that the gateway under test knows. Payment is away.
final class StubServices implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final Service IDENTITY = new Service("identity");
    static final Service ORDER = new Service("order");
    static final Service SHOP = new Service("shop");
    static final Service RELAY = new Service("relay");
    static final Service STOREFRONT = new Service("storefront");
    static final Service SEARCH = new Service("search");
    static final Service REVIEW = new Service("review");

    static {
        IDENTITY.jwks = TokenForge.jwks(TokenForge.OURS);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "town",
                        Map.ofEntries(
                                Map.entry("IDENTITY_URL", IDENTITY.url()),
                                Map.entry("ORDER_URL", ORDER.url()),
                                Map.entry("SHOP_URL", SHOP.url()),
                                Map.entry("RELAY_URL", RELAY.url()),
                                Map.entry("STOREFRONT_URL", STOREFRONT.url()),
                                Map.entry("STOREFRONT_WINDOW_URL", STOREFRONT.url()),
                                Map.entry("SEARCH_URL", SEARCH.url()),
                                Map.entry("REVIEW_URL", REVIEW.url()),
                                Map.entry("PAYMENT_URL", "http://localhost:" + Ports.free()),
                                Map.entry("GATEWAY_DATA", folder()),
                                Map.entry("DOSIRAK_SERVICE_KEY", TokenForge.SERVICE_KEY))));
    }

    private static String folder() {
        try {
            return Files.createTempDirectory("gateway").toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
