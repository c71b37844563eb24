package dev.dosirak.identity.member.postgres;

import dev.dosirak.identity.member.Member;
import dev.dosirak.identity.member.Members.Change;
import dev.dosirak.identity.member.Person;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Writes the states that changes lead to: one statement for any number of members.
final class MemberWriter {

    private static final String INSERT = """
            insert into member (id, role, state, email, name, phone, refusal, version)
            select * from unnest(?::uuid[], ?, ?, ?, ?, ?, ?, ?::bigint[])
            on conflict (id) do nothing
            """;
    private static final String UPDATE = """
            update member
               set state = new.state, email = new.email, name = new.name, phone = new.phone, refusal = new.refusal,
                   version = new.version, changed_at = now()
              from unnest(?::uuid[], ?, ?, ?, ?, ?, ?::bigint[], ?::bigint[])
                   as new (id, state, email, name, phone, refusal, version, before)
             where member.id = new.id
               and member.version = new.before
            """;
    /// The hash that a login has renewed since does not come back when it is imported once more.
    private static final String KEEP_PASSWORDS = """
            insert into credential (member, password)
            select * from unnest(?::uuid[], ?)
            on conflict (member) do update
               set password = excluded.password, renewed_from = null
             where credential.password <> excluded.password
               and credential.renewed_from is distinct from sha256(convert_to(excluded.password, 'UTF8'))
            returning member
            """;
    /// A statement of its own, after the one that locks the credentials: so it sees every token that a refresh
    /// under way leaves behind.
    private static final String END_LOGINS = "delete from refresh_token where member = any (?::uuid[])";
    /// Refresh tokens go with the credential (foreign key).
    private static final String FORGET_PASSWORDS = "delete from credential where member = any (?::uuid[])";

    private final JdbcClient jdbc;

    MemberWriter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record MemberChange(MemberRow row, long before, long after) {

        static MemberChange of(Change change) {
            var before = change.before().version();
            return new MemberChange(
                    MemberRow.of(Member.evolve(change.before().state(), change.events())),
                    before,
                    before + change.events().size());
        }
    }

    /// How many were new indeed.
    int insert(List<Change> changes) {
        if (changes.isEmpty()) {
            return 0;
        }
        var rows = changes.stream().map(MemberChange::of).toList();
        return jdbc.sql(INSERT)
                .param(column(rows, it -> it.row().id().toString()))
                .param(column(rows, it -> it.row().role().word()))
                .param(column(rows, it -> it.row().memberStatus().word()))
                .param(personal(rows, it -> it.email().address()))
                .param(personal(rows, Person::name))
                .param(personal(rows, Person::phone))
                .param(column(rows, it -> it.row().refusal()))
                .param(column(rows, it -> Long.toString(it.after())))
                .update();
    }

    /// How many were still at the version that the change was decided on.
    int update(List<Change> changes) {
        if (changes.isEmpty()) {
            return 0;
        }
        var rows = changes.stream().map(MemberChange::of).toList();
        return jdbc.sql(UPDATE)
                .param(column(rows, it -> it.row().id().toString()))
                .param(column(rows, it -> it.row().memberStatus().word()))
                .param(personal(rows, it -> it.email().address()))
                .param(personal(rows, Person::name))
                .param(personal(rows, Person::phone))
                .param(column(rows, it -> it.row().refusal()))
                .param(column(rows, it -> Long.toString(it.after())))
                .param(column(rows, it -> Long.toString(it.before())))
                .update();
    }

    /// A password that is another one than before ends the logins of its member.
    void keepPasswords(List<Change> changes) {
        var rows = changes.stream().map(MemberChange::of).toList();
        var kept = rows.stream().filter(it -> it.row().password().exists()).toList();
        if (!kept.isEmpty()) {
            var changed = jdbc.sql(KEEP_PASSWORDS)
                    .param(column(kept, it -> it.row().id().toString()))
                    .param(column(kept, it -> it.row().password().value()))
                    .query(UUID.class)
                    .set();
            endLogins(kept.stream()
                    .filter(it -> it.before() > 0)
                    .map(it -> it.row().id())
                    .filter(changed::contains)
                    .toList());
        }
        var gone = rows.stream()
                .filter(it -> it.row().person() == null)
                .map(it -> it.row().id())
                .toList();
        if (!gone.isEmpty()) {
            jdbc.sql(FORGET_PASSWORDS)
                    .param(gone.stream().map(UUID::toString).toArray(String[]::new))
                    .update();
        }
    }

    /// Whoever came in with the former password does not stay in.
    private void endLogins(List<UUID> members) {
        if (!members.isEmpty()) {
            jdbc.sql(END_LOGINS)
                    .param(members.stream().map(UUID::toString).toArray(String[]::new))
                    .update();
        }
    }

    private static @Nullable String[] column(List<MemberChange> rows, Function<MemberChange, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static @Nullable String[] personal(List<MemberChange> rows, Function<Person, String> value) {
        return column(rows, it -> {
            var person = it.row().person();
            return person == null ? null : value.apply(person);
        });
    }
}
