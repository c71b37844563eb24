package dev.dosirak.platform.departure;

import java.util.UUID;

/// The part of `identity.member-left.v1` that anybody reads.
///
/// @param role `customer`, `owner`, `rider` or `operator`
public record Departure(UUID memberId, String role) {

    public boolean isOf(String role) {
        return this.role.equals(role);
    }
}
