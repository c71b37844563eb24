package dev.dosirak.pgsimulator.gateway.web;

import java.net.InetAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Who gets in where. What everybody can read in this repository opens nothing for other machines: the simulator
/// rather does not start.
@Component
class ApiKeys {

    private static final String KNOWN_TO_EVERYBODY = "test_sk_dosirak";

    private final String merchant;
    private final String admin;

    /// @param merchant pays and cancels; the user name of HTTP Basic, the password is empty
    /// @param admin turns the switches and reads the books, in the same way; when empty, whoever is on this
    ///       machine does
    /// @param address where we listen
    ApiKeys(
            @Value("${dosirak.pg-simulator.secret-key}") String merchant,
            @Value("${dosirak.pg-simulator.admin-key}") String admin,
            @Value("${server.address}") InetAddress address) {
        if (merchant.isBlank()) {
            throw new IllegalStateException("A gateway without a key for its merchant: set PG_SIMULATOR_SECRET_KEY");
        }
        if (!address.isLoopbackAddress() && (admin.isBlank() || merchant.equals(KNOWN_TO_EVERYBODY))) {
            throw new IllegalStateException("Heard beyond this machine (%s), the simulator needs keys of its own: "
                            .formatted(address.getHostAddress())
                    + "set PG_SIMULATOR_SECRET_KEY and PG_SIMULATOR_ADMIN_KEY");
        }
        this.merchant = merchant;
        this.admin = admin;
    }

    ApiKeyInterceptor merchants() {
        return new ApiKeyInterceptor(merchant);
    }

    ApiKeyInterceptor admins() {
        return new ApiKeyInterceptor(admin);
    }
}
