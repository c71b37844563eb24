package dev.dosirak.platform.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.testing.TestDatabases;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresCopyTest implements CopyContract {

    static final JdbcClient JDBC = JdbcClient.create(TestDatabases.empty("copy"));

    private final String table = "copy_" + UUID.randomUUID().toString().replace("-", "");

    @Override
    public Copy copy() {
        JDBC.sql("create table %s (id uuid primary key, version bigint, deleted boolean, document text, seal uuid)"
                        .formatted(table))
                .update();
        return new PostgresCopy(table, JDBC);
    }

    @Test
    void whateverSomebodyElseChangesInARowIsSeen() {
        for (var damage : List.of("document = '{}'", "version = 5", "deleted = true", "seal = null")) {
            var id = UUID.randomUUID();
            var copy = JDBC.sql("select to_regclass(?) is null")
                            .param(table)
                            .query(Boolean.class)
                            .single()
                    ? copy()
                    : new PostgresCopy(table, JDBC);
            copy.store(List.of(new SyncItem(id, 4, false, "{\"name\":\"통닭\"}"), new SyncItem(MINAS, 1, false, "{}")));
            JDBC.sql("update %s set %s where id = ?".formatted(table, damage))
                    .param(id)
                    .update();

            assertThat(copy.versions(List.of(id)))
                    .as(damage)
                    .containsExactly(new VersionEntry(id, VersionEntry.DAMAGED));
            assertThat(copy.versions(List.of(MINAS))).containsExactly(new VersionEntry(MINAS, 1));
            copy.remove(List.of(new VersionEntry(id, VersionEntry.DAMAGED)));
            assertThat(copy.versions(List.of(id))).isEmpty();
        }
    }
}
