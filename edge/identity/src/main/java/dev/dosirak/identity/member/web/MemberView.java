package dev.dosirak.identity.member.web;

import dev.dosirak.identity.member.Member;
import dev.dosirak.identity.member.MemberStatus;
import dev.dosirak.identity.member.Person;
import dev.dosirak.identity.member.Role;
import dev.dosirak.platform.kernel.OneOf;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A member with what is known of them.
///
/// @param refusal why an operator said no, else null
record MemberView(
        UUID memberId,
        @OneOf(constantsOf = Role.class) String role,
        @Nullable String email,
        @Nullable String name,
        @Nullable String phone,
        @OneOf(constantsOf = MemberStatus.class) String state,
        @Nullable String refusal) {

    /// Who a command was about and what it came to.
    record Brief(
            UUID memberId,
            @OneOf(constantsOf = Role.class) String role,
            @OneOf(constantsOf = MemberStatus.class) String state) {

        static Brief of(Member member) {
            var all = MemberView.of(member);
            return new Brief(all.memberId(), all.role(), all.state());
        }
    }

    static MemberView of(Member member) {
        return switch (member) {
            case Member.Unknown _ -> throw new IllegalStateException("Nobody is not shown");
            case Member.Pending m -> of(m.id(), m.role(), m.person(), MemberStatus.PENDING, null);
            case Member.Active m -> of(m.id(), m.role(), m.person(), MemberStatus.ACTIVE, null);
            case Member.Refused m -> of(m.id(), m.role(), m.person(), MemberStatus.REFUSED, m.reason());
            case Member.Left m ->
                new MemberView(m.id(), m.role().word(), null, null, null, MemberStatus.LEFT.word(), null);
        };
    }

    private static MemberView of(
            UUID id, Role role, Person person, MemberStatus memberStatus, @Nullable String refusal) {
        return new MemberView(
                id, role.word(), person.email().address(), person.name(), person.phone(), memberStatus.word(), refusal);
    }
}
