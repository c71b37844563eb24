package dev.dosirak.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.outbox.Message;
import dev.dosirak.platform.outbox.Outbox;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@IdentityTest
class DeparturesTest {

    @Autowired
    ScheduledJob departuresRepublished;

    @Autowired
    Outbox outbox;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whoHasLeftIsToldAgainNowAndThenAsNobodyAsksForIt() {
        var mina = published("identity.member-left.v1");
        var junho = published("identity.member-changed.v1");
        departuresRepublished.work().run();

        assertThat(isToldAgain(mina)).isTrue();
        assertThat(isToldAgain(junho)).isFalse();
    }

    private UUID published(String type) {
        var member = UUID.randomUUID();
        transaction.executeWithoutResult(_ -> outbox.publish(member, 1, new Message(type, Map.of())));
        return member;
    }

    private boolean isToldAgain(UUID member) {
        return jdbc.sql("select exists (select from outbox_retelling where ? = any (aggregates))")
                .param(member)
                .query(Boolean.class)
                .single();
    }
}
