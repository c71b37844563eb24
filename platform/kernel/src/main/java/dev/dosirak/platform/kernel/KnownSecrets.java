package dev.dosirak.platform.kernel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Secrets that stand in this repository, for tests and first steps. Who only listens to his own machine may have
/// them; a process that others can reach refuses to start.
public final class KnownSecrets {

    private static final Set<String> KNOWN = Set.of("test_sk_dosirak", "a-key-that-only-services-under-test-know");

    private final Set<String> settings = new TreeSet<>();

    /// @param settings of this process, by name; whichever may be a secret
    public KnownSecrets(Map<String, String> settings) {
        settings.forEach((name, value) -> {
            if (KNOWN.contains(value)) {
                this.settings.add(name);
            }
        });
    }

    /// To be asked for every address that the process listens on.
    ///
    /// @param address empty for every one that the machine has
    /// @throws IllegalStateException when somebody else could use one of them
    public void mayListenOn(String address) {
        if (!settings.isEmpty() && !isLoopback(address)) {
            throw new IllegalStateException(
                    "%s is a secret that everybody knows, and the service would listen on %s: set another one, or let it listen on 127.0.0.1"
                            .formatted(settings.iterator().next(), address.isBlank() ? "every address" : address));
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) { // the server will say so
            return false;
        }
    }
}
