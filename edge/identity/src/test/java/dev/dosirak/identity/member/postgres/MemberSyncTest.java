package dev.dosirak.identity.member.postgres;

import static dev.dosirak.identity.TestClock.NOON;
import static dev.dosirak.identity.member.TestMembers.change;
import static dev.dosirak.identity.member.TestMembers.join;
import static dev.dosirak.identity.member.TestMembers.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.identity.IdentityTest;
import dev.dosirak.identity.member.MemberCommand;
import dev.dosirak.identity.member.Members;
import dev.dosirak.identity.member.Role;
import dev.dosirak.identity.member.TestMembers;
import dev.dosirak.platform.sync.Span;
import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.platform.sync.SyncSource;
import dev.dosirak.platform.testing.EventContracts;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@IdentityTest
class MemberSyncTest {

    static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    Members members;

    @Autowired
    SyncSource source;

    @Autowired
    JdbcClient jdbc;

    @Test
    void othersCopyWhoAMemberIsAndNotHowToReachThem() {
        var id = join(members, Role.OWNER, person("mina"));

        var item = source.find(List.of(id)).getFirst();
        assertThat(JSON.readTree(item.document())).isEqualTo(JSON.readTree("""
                {"id": "%s", "role": "owner", "state": "pending", "name": "mina"}
                """.formatted(id)));
        assertThat(item.version()).isEqualTo(1);
    }

    @Test
    void whoLeftIsATombstoneWithoutAName() {
        var id = join(members, Role.CUSTOMER, person("mina"));
        happens(id, new MemberCommand.Leave(NOON));

        assertThat(source.find(List.of(id))).containsExactly(new SyncItem(id, 2, true, "{}"));
    }

    /// Also a correction, which is no fact for others.
    @Test
    void everyChangeIsToldOnceWithItsVersion() {
        var id = join(members, Role.OWNER, person("mina"));
        happens(id, new MemberCommand.Approve(NOON));
        happens(id, new MemberCommand.Import(id, Role.OWNER, person("minah"), TestMembers.SECRET, NOON));
        happens(id, new MemberCommand.Leave(NOON));

        assertThat(notices(id)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(source.find(List.of(id)).getFirst().version()).isEqualTo(4);
        EventContracts.verify(jdbc);
    }

    @Test
    void aMemberIsOfEverySpanUpToTheirLastChangeAndOfNoneAfter() {
        var id = join(members, Role.OWNER, person("mina"));
        var registered = changedAt(id);
        happens(id, new MemberCommand.Approve(NOON));
        var approved = changedAt(id);

        assertThat(approved).isAfter(registered);
        assertThat(changedIn(approved, approved.plusNanos(1000))).contains(id);
        assertThat(changedIn(registered, approved)).contains(id);
        assertThat(changedIn(approved.plusSeconds(3_600), approved.plusSeconds(3_660)))
                .doesNotContain(id);
    }

    private List<UUID> changedIn(Instant from, Instant to) {
        return source.changed(new Span(from, to), new UUID(0, 0), 1000).stream()
                .map(SyncItem::id)
                .toList();
    }

    private Instant changedAt(UUID id) {
        return jdbc.sql("select changed_at from member where id = ?")
                .param(id)
                .query((row, _) -> row.getObject("changed_at", OffsetDateTime.class))
                .single()
                .toInstant();
    }

    private void happens(UUID id, MemberCommand command) {
        members.append(List.of(change(members, id, command)));
    }

    private List<Long> notices(UUID id) {
        return jdbc.sql("select sequence from outbox where aggregateid = ? and type = ? order by sequence")
                .params(id, source.noticeType())
                .query((row, _) -> row.getLong("sequence"))
                .list();
    }
}
