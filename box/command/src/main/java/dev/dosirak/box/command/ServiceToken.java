package dev.dosirak.box.command;

import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.kernel.Keys;
import java.time.Instant;

/// Our word for ourselves towards the internal endpoints of services.
record ServiceToken(String caller, String key) {

    /// Good for that service only.
    String issue(Service service) {
        return new dev.dosirak.platform.kernel.ServiceToken(caller, Keys.of(key)).issue(service.key(), Instant.now());
    }
}
