package dev.dosirak.platform.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.util.StringUtils;

/// Secrets that stand in this repository, for tests and first steps. Who only listens to his own machine may have them;
/// a service that others can reach refuses to start.
public final class KnownSecrets {

    private static final Set<String> KNOWN = Set.of("test_sk_dosirak", "a-key-that-only-services-under-test-know");
    private static final String OURS = "dosirak.";

    /// @throws IllegalStateException when somebody else could use one of them
    public KnownSecrets(ConfigurableEnvironment environment) {
        var address = environment.getProperty("server.address", "");
        if (!isLoopback(address)) {
            settings(environment)
                    .filter(it -> KNOWN.contains(environment.getProperty(it, "")))
                    .findFirst()
                    .ifPresent(it -> refuse(it, address));
        }
    }

    private static void refuse(String setting, String address) {
        throw new IllegalStateException(
                "%s is a secret that everybody knows, and the service would listen on %s: set another one, or let it listen on 127.0.0.1"
                        .formatted(setting, address.isEmpty() ? "every address" : address));
    }

    private static boolean isLoopback(String address) {
        try {
            return StringUtils.hasText(address)
                    && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) { // the server will say so
            return false;
        }
    }

    private static Stream<String> settings(ConfigurableEnvironment environment) {
        return environment.getPropertySources().stream()
                .filter(EnumerablePropertySource.class::isInstance)
                .flatMap(it -> Arrays.stream(((EnumerablePropertySource<?>) it).getPropertyNames()))
                .filter(it -> it.startsWith(OURS));
    }
}
