package dev.dosirak.platform.web.caller;

import dev.dosirak.platform.kernel.Refused;
import java.util.UUID;

/// Who is calling, as the access token says. A controller method that takes one of the kinds serves only that kind; one
/// that takes a `Caller` serves every member.
public sealed interface Caller {

    /// The member's id.
    UUID id();

    record Customer(UUID id) implements Caller {}

    record Owner(UUID id) implements Caller {}

    record Rider(UUID id) implements Caller {}

    record Operator(UUID id) implements Caller {}

    /// @param role as in the token: `customer`, `owner`, `rider` or `operator`
    /// @throws Refused when there is no such role
    static Caller of(String role, UUID id) {
        return switch (role) {
            case "customer" -> new Customer(id);
            case "owner" -> new Owner(id);
            case "rider" -> new Rider(id);
            case "operator" -> new Operator(id);
            default -> throw new Refused(CallerRefusal.NOT_FOR_THIS_ROLE);
        };
    }
}
