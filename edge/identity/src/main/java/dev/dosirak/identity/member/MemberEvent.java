package dev.dosirak.identity.member;

import java.time.Instant;
import java.util.UUID;

/// What has happened to a member.
public sealed interface MemberEvent {

    record Registered(UUID member, Role role, Person person, PasswordHash password, Instant at)
            implements MemberEvent {}

    record Approved(Instant at) implements MemberEvent {}

    record RegistrationRefused(String reason, Instant at) implements MemberEvent {}

    /// An import brought other personal data or another password.
    record Corrected(Person person, PasswordHash password, Instant at) implements MemberEvent {}

    record Left(Instant at) implements MemberEvent {}
}
