package dev.dosirak.identity.member;

import java.time.Instant;
import java.util.UUID;

/// What somebody wants to happen to a member. May be refused.
public sealed interface MemberCommand {

    record Register(UUID member, Role role, Person person, PasswordHash password, Instant at)
            implements MemberCommand {}

    /// A company brings its own member along; they are known to be who they are.
    ///
    /// @param password none: whatever the member has stays
    record Import(UUID member, Role role, Person person, PasswordHash password, Instant at) implements MemberCommand {}

    record Approve(Instant at) implements MemberCommand {}

    record Refuse(String reason, Instant at) implements MemberCommand {}

    record Leave(Instant at) implements MemberCommand {}
}
