package dev.dosirak.identity.member.postgres;

import dev.dosirak.identity.member.Member;
import dev.dosirak.identity.member.MemberEvent;
import dev.dosirak.identity.member.MemberEvent.Approved;
import dev.dosirak.identity.member.MemberEvent.Corrected;
import dev.dosirak.identity.member.MemberEvent.Left;
import dev.dosirak.identity.member.MemberEvent.Registered;
import dev.dosirak.identity.member.MemberEvent.RegistrationRefused;
import dev.dosirak.identity.member.Role;
import dev.dosirak.platform.outbox.Message;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Which facts are published, and in which form. Nothing personal does.
final class PublicEvent {

    private PublicEvent() {}

    record MemberChanged(UUID memberId, String role, Instant at) {}

    record MemberRefused(UUID memberId, String role, String reason, Instant at) {}

    static Optional<Message> of(UUID member, Member after, MemberEvent event) {
        var role = roleOf(after).word();
        return switch (event) {
            case Registered e ->
                Optional.of(new Message("identity.member-registered.v1", new MemberChanged(member, role, e.at())));
            case Approved e ->
                Optional.of(new Message("identity.member-approved.v1", new MemberChanged(member, role, e.at())));
            case RegistrationRefused e ->
                Optional.of(
                        new Message("identity.member-refused.v1", new MemberRefused(member, role, e.reason(), e.at())));
            case Left e -> Optional.of(new Message("identity.member-left.v1", new MemberChanged(member, role, e.at())));
            case Corrected _ -> Optional.empty();
        };
    }

    private static Role roleOf(Member member) {
        return switch (member) {
            case Member.Unknown _ -> throw new IllegalStateException("Nothing happens to nobody");
            case Member.Pending m -> m.role();
            case Member.Active m -> m.role();
            case Member.Refused m -> m.role();
            case Member.Left m -> m.role();
        };
    }
}
