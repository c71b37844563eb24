package dev.dosirak.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// The services that the gateway under test knows. Payment is away.
final class Town implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final Service IDENTITY = new Service("identity");
    static final Service ORDER = new Service("order");
    static final Service SHOP = new Service("shop");
    static final Service RELAY = new Service("relay");
    static final Service STOREFRONT = new Service("storefront");

    static {
        IDENTITY.jwks = Forge.jwks(Forge.OURS);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "town",
                        Map.of(
                                "IDENTITY_URL", IDENTITY.url(),
                                "ORDER_URL", ORDER.url(),
                                "SHOP_URL", SHOP.url(),
                                "RELAY_URL", RELAY.url(),
                                "STOREFRONT_URL", STOREFRONT.url(),
                                "STOREFRONT_WINDOW_URL", STOREFRONT.url(),
                                "PAYMENT_URL", nobody(),
                                "GATEWAY_DATA", folder(),
                                "DOSIRAK_SERVICE_KEY", Forge.SERVICE_KEY)));
    }

    private static String folder() {
        try {
            return Files.createTempDirectory("gateway").toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String nobody() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://localhost:" + socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
