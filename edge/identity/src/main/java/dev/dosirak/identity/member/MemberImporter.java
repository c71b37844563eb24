package dev.dosirak.identity.member;

import dev.dosirak.identity.member.MemberCommand.Import;
import dev.dosirak.identity.member.Members.Change;
import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Brings the members of another system over, many at a time. The same rows again change nothing.
public final class MemberImporter {

    /// Hashing takes about a twentieth of a second each, so many members must come with their hashes.
    private static final int MOST_PLAIN_PASSWORDS = 100;

    private final Members members;
    private final Passwords passwords;
    private final Clock clock;

    public MemberImporter(Members members, Passwords passwords, Clock clock) {
        this.members = members;
        this.passwords = passwords;
        this.clock = clock;
    }

    /// @param code what the other system calls the member; the id follows from it
    /// @param password only used when the member is new to us, so that an import resets nobody's password
    /// @param passwordHash instead of a password; replaces the one we know
    public record Row(
            String code,
            Role role,
            String email,
            String name,
            String phone,
            @Nullable String password,
            @Nullable String passwordHash) {}

    /// @param row counted from 0
    public record RowRefused(int row, String code, Refused why) {}

    public record Outcome(int imported, int unchanged, List<RowRefused> errors) {}

    /// Imports every row that can be; the others are named in the outcome.
    ///
    /// @throws dev.dosirak.platform.kernel.Stale when somebody changed a member meanwhile; nothing is imported
    ///     then
    public Outcome importRows(List<Row> rows) {
        var ids = rows.stream().map(row -> Ids.imported("member", row.code())).toList();
        var batch = new Batch(members.loadAll(ids), members.holders(emailsOf(rows)));
        for (int i = 0; i < rows.size(); i++) {
            batch.add(i, rows.get(i), ids.get(i));
        }
        if (!batch.changes.isEmpty()) {
            members.append(batch.changes);
        }
        return new Outcome(batch.changes.size(), batch.unchanged, batch.errors);
    }

    private static List<Email> emailsOf(List<Row> rows) {
        return rows.stream()
                .flatMap(row -> Email.parse(row.email()).stream())
                .distinct()
                .toList();
    }

    /// What one call comes to, row by row.
    private final class Batch {

        private final Map<UUID, Versioned<Member>> known;
        private final Map<Email, UUID> holders;
        private final HashSet<UUID> seen = new HashSet<>();
        private final List<Change> changes = new ArrayList<>();
        private final List<RowRefused> errors = new ArrayList<>();
        private int unchanged;
        private int plainPasswords;

        Batch(Map<UUID, Versioned<Member>> known, Map<Email, UUID> holders) {
            this.known = known;
            this.holders = new HashMap<>(holders);
        }

        void add(int index, Row row, UUID id) {
            try {
                var before = known.getOrDefault(id, new Versioned<>(new Member.Unknown(), 0));
                var person = Person.of(row.email(), row.name(), row.phone());
                claim(id, person.email());
                var password = passwordOf(row, person.email(), before.version() == 0);
                var events =
                        Member.decide(before.state(), new Import(id, row.role(), person, password, clock.instant()));
                if (events.isEmpty()) {
                    unchanged++;
                } else {
                    changes.add(new Change(id, before, events));
                }
            } catch (Refused refused) {
                if (refused.why() == MemberRefusal.TOO_MANY_LOGINS_AT_ONCE) { // nothing is wrong with the row
                    throw refused;
                }
                errors.add(new RowRefused(index, row.code(), refused));
            }
        }

        private void claim(UUID id, Email email) {
            if (!seen.add(id)) {
                throw new Refused(MemberRefusal.CODE_TWICE);
            }
            var holder = holders.putIfAbsent(email, id);
            if (holder != null && !holder.equals(id)) {
                throw new Refused(MemberRefusal.EMAIL_TAKEN);
            }
        }

        private PasswordHash passwordOf(Row row, Email email, boolean isNew) {
            if (row.passwordHash() != null) {
                return affordable(PasswordHash.imported(row.passwordHash()));
            }
            if (row.password() == null || !isNew) {
                return PasswordHash.NONE;
            }
            PasswordRule.check(row.password(), email);
            if (++plainPasswords > MOST_PLAIN_PASSWORDS) {
                throw new Refused(MemberRefusal.TOO_MANY_PASSWORDS, MOST_PLAIN_PASSWORDS);
            }
            return passwords.hash(row.password());
        }

        private PasswordHash affordable(PasswordHash hash) {
            if (passwords.isTooExpensive(hash)) {
                throw new Refused(MemberRefusal.PASSWORD_HASH_TOO_DEAR);
            }
            return hash;
        }
    }
}
