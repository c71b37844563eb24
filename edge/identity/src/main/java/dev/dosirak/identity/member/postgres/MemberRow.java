package dev.dosirak.identity.member.postgres;

import dev.dosirak.identity.member.Email;
import dev.dosirak.identity.member.Member;
import dev.dosirak.identity.member.MemberStatus;
import dev.dosirak.identity.member.PasswordHash;
import dev.dosirak.identity.member.Person;
import dev.dosirak.identity.member.Role;
import dev.dosirak.platform.kernel.Versioned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A member as columns. Whoever left has no personal ones.
record MemberRow(
        UUID id,
        Role role,
        MemberStatus memberStatus,
        @Nullable Person person,
        PasswordHash password,
        @Nullable String refusal) {

    static MemberRow of(Member member) {
        return switch (member) {
            case Member.Unknown _ -> throw new IllegalStateException("Nobody is not kept");
            case Member.Pending m ->
                new MemberRow(m.id(), m.role(), MemberStatus.PENDING, m.person(), m.password(), null);
            case Member.Active m ->
                new MemberRow(m.id(), m.role(), MemberStatus.ACTIVE, m.person(), m.password(), null);
            case Member.Refused m ->
                new MemberRow(m.id(), m.role(), MemberStatus.REFUSED, m.person(), m.password(), m.reason());
            case Member.Left m -> new MemberRow(m.id(), m.role(), MemberStatus.LEFT, null, PasswordHash.NONE, null);
        };
    }

    static Versioned<Member> read(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var role = Role.of(row.getString("role"));
        return new Versioned<>(state(id, role, row), row.getLong("version"));
    }

    private static Member state(UUID id, Role role, ResultSet row) throws SQLException {
        var memberStatus = MemberStatus.of(row.getString("state"));
        if (memberStatus == MemberStatus.LEFT) {
            return new Member.Left(id, role);
        }
        var person = new Person(new Email(row.getString("email")), row.getString("name"), row.getString("phone"));
        var stored = row.getString("password");
        var password = stored == null ? PasswordHash.NONE : new PasswordHash(stored);
        return switch (memberStatus) {
            case PENDING -> new Member.Pending(id, role, person, password);
            case ACTIVE -> new Member.Active(id, role, person, password);
            case REFUSED -> new Member.Refused(id, role, person, password, row.getString("refusal"));
            case LEFT -> throw new IllegalStateException("Handled above");
        };
    }
}
