package dev.dosirak.demo.people;

import java.util.Map;
import java.util.UUID;

/// Somebody who is not a member yet.
///
/// @param role `customer`, `owner` or `rider`
public record Newcomer(String role, String email, String password, String name, String phone) {

    /// Registers. A customer may log in at once, owners and riders when an operator has approved them.
    ///
    /// @return the new member's id
    public UUID register(Api api) {
        var apiCall = new ApiCall(
                role,
                "POST",
                api.gateway("/api/v1/members"),
                this,
                Map.of("Idempotency-Key", UUID.randomUUID().toString()));
        return UUID.fromString(
                api.send(apiCall, RetryPolicy.DEFAULT).body().path("memberId").asString());
    }
}
