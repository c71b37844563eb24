package dev.dosirak.platform.web;

import java.time.Clock;
import java.util.function.Supplier;

/// A service's word for itself towards others: short-lived, signed with a key that only services know, so that asking
/// each other needs nobody else to be alive.
public final class ServiceToken {

    private final dev.dosirak.platform.kernel.ServiceToken token;
    private final Clock clock;

    public ServiceToken(String service, SecuritySettings settings, Clock clock) {
        this.token = new dev.dosirak.platform.kernel.ServiceToken(service, settings.sharedKeys());
        this.clock = clock;
    }

    /// Fresh bearer tokens for `/internal/**` of that service, and of no other.
    ///
    /// @param service as `order-history`
    public Supplier<String> to(String service) {
        return () -> token.issue(service, clock.instant());
    }
}
