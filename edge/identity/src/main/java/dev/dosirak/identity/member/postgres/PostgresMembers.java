package dev.dosirak.identity.member.postgres;

import dev.dosirak.identity.member.Email;
import dev.dosirak.identity.member.Member;
import dev.dosirak.identity.member.MemberRefusal;
import dev.dosirak.identity.member.MemberStatus;
import dev.dosirak.identity.member.Members;
import dev.dosirak.identity.member.PasswordHash;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.outbox.Message;
import dev.dosirak.platform.outbox.Outbox;
import dev.dosirak.platform.sync.Notice;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class PostgresMembers implements Members {

    private static final String MEMBER = """
        select id, role, state, email, name, phone, refusal, version, password
          from member left join credential on credential.member = member.id
        """;
    private static final String BY_ID = MEMBER + " where id = ?";
    private static final String BY_IDS = MEMBER + " where id = any (?::uuid[])";
    private static final String BY_EMAIL = MEMBER + " where email = ?";
    private static final String BY_STATE = MEMBER + " where state = ? and id > ? order by id limit ?";
    private static final String HOLDERS = "select email, id from member where email = any (?)";

    private static final String RENEW = """
        update credential set password = ?, renewed_from = sha256(convert_to(password, 'UTF8'))
         where member = ? and password = ?
        """;

    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final MemberWriter writer;
    private final Outbox outbox;

    PostgresMembers(JdbcClient jdbc, Outbox outbox) {
        this.jdbc = jdbc;
        this.writer = new MemberWriter(jdbc);
        this.outbox = outbox;
    }

    @Override
    public void renew(UUID member, PasswordHash before, PasswordHash after) {
        jdbc.sql(RENEW).params(after.value(), member, before.value()).update();
    }

    @Override
    public Versioned<Member> load(UUID member) {
        return jdbc.sql(BY_ID)
                .param(member)
                .query((row, _) -> MemberRow.read(row))
                .optional()
                .orElseGet(() -> new Versioned<>(new Member.Unknown(), 0));
    }

    @Override
    public Map<UUID, Versioned<Member>> loadAll(Collection<UUID> members) {
        Map<UUID, Versioned<Member>> found = new HashMap<>();
        jdbc.sql(BY_IDS)
                .param(members.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, _) -> Map.entry(row.getObject("id", UUID.class), MemberRow.read(row)))
                .list()
                .forEach(it -> found.put(it.getKey(), it.getValue()));
        return found;
    }

    @Override
    public Optional<Member> findByEmail(Email email) {
        return jdbc.sql(BY_EMAIL)
                .param(email.address())
                .query((row, _) -> MemberRow.read(row).state())
                .optional();
    }

    @Override
    public Map<Email, UUID> holders(Collection<Email> emails) {
        Map<Email, UUID> found = new HashMap<>();
        jdbc.sql(HOLDERS)
                .param(emails.stream().map(Email::address).toArray(String[]::new))
                .query((row, _) -> Map.entry(new Email(row.getString("email")), row.getObject("id", UUID.class)))
                .list()
                .forEach(it -> found.put(it.getKey(), it.getValue()));
        return found;
    }

    @Override
    public List<Member> list(MemberStatus memberStatus, Optional<UUID> after, int limit) {
        return jdbc.sql(BY_STATE)
                .params(memberStatus.word(), after.orElse(FIRST), limit)
                .query((row, _) -> MemberRow.read(row).state())
                .list();
    }

    @Override
    @Transactional
    public void append(List<Change> changes) {
        var added = changes.stream().filter(it -> it.before().version() == 0).toList();
        var known = changes.stream().filter(it -> it.before().version() > 0).toList();
        try {
            if (writer.insert(added) < added.size() || writer.update(known) < known.size()) {
                throw new Stale("A member");
            }
        } catch (DuplicateKeyException e) {
            throw new Refused(MemberRefusal.EMAIL_TAKEN);
        }
        writer.keepPasswords(changes);
        changes.forEach(this::publish);
    }

    /// The facts, and once for those who keep a copy that something is different, which is not always a fact of
    /// its own.
    private void publish(Change change) {
        var state = change.before().state();
        var version = change.before().version();
        for (var event : change.events()) {
            state = Member.evolve(state, event);
            version++;
            var message = PublicEvent.of(change.member(), state, event);
            if (message.isPresent()) {
                outbox.publish(change.member(), version, message.get());
            }
        }
        outbox.publish(
                change.member(),
                version,
                new Message(MemberSyncConfiguration.CHANGED, new Notice(change.member(), version)));
    }
}
