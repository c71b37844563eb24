package dev.dosirak.pgsimulator.gateway;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What opens the gateways for their merchant, and the simulator for whoever runs it.
///
/// @param secretKey of the gateway after Toss Payments
/// @param niceClientKey of the one after NICE Payments; no secret, for browsers know it
/// @param niceSecretKey of the same; its 32 bytes encrypt cards, too
/// @param portoneSecretKey of the one after PortOne
/// @param adminKey turns the switches and reads the books; when empty, whoever is on this machine does
public record MerchantKeys(
        String secretKey, String niceClientKey, String niceSecretKey, String portoneSecretKey, String adminKey) {

    private static final String KNOWN_TO_EVERYBODY = "test_sk_dosirak";
    private static final int NICE_LENGTH = 32;

    public MerchantKeys {
        secrets(secretKey, niceSecretKey, portoneSecretKey).forEach((variable, key) -> {
            if (key.isBlank()) {
                throw new IllegalStateException("A gateway without a key for its merchant: set " + variable);
            }
        });
        if (niceSecretKey.length() != NICE_LENGTH) {
            throw new IllegalStateException("PG_SIMULATOR_NICE_SECRET_KEY encrypts cards and has 32 characters");
        }
    }

    /// The variables of those secrets that everybody can read in this repository.
    public Set<String> knownToEverybody() {
        var known = secrets(secretKey, niceSecretKey, portoneSecretKey);
        known.values().removeIf(it -> !it.startsWith(KNOWN_TO_EVERYBODY));
        return known.keySet();
    }

    private static Map<String, String> secrets(String toss, String nice, String portone) {
        return new TreeMap<>(Map.of(
                "PG_SIMULATOR_SECRET_KEY", toss,
                "PG_SIMULATOR_NICE_SECRET_KEY", nice,
                "PG_SIMULATOR_PORTONE_SECRET_KEY", portone));
    }
}
