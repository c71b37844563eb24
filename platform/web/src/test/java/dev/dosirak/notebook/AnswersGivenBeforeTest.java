package dev.dosirak.notebook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Answers that an older version of a service has kept.
@NotebookTest
class AnswersGivenBeforeTest {

    @Autowired
    JdbcClient jdbc;

    @Test
    void aViewLosesWhatIsNotForLater() throws IOException {
        var rider = UUID.randomUUID().toString();
        keep(
                rider,
                "view",
                "{\"deliveryId\":\"7\",\"state\":\"assigned\",\"version\":3,\"deliverTo\":{\"phone\":\"1\"}}");
        keep(rider, "other", "{\"total\":3}");
        keep(rider, "none", "");
        keep(rider, "list", "[{\"menu\":[]}]");
        keep(rider, "nul", "{\"deliverTo\":{\"note\":\"a\\u0000b\"}}");

        jdbc.sql(new ClassPathResource("db/platform/idempotency/V0_64__answers_without_views.sql")
                        .getContentAsString(UTF_8))
                .update();

        assertThat(jdbc.sql("select key || ' ' || body from idempotency where caller = ? order by key")
                        .param(rider)
                        .query((row, _) -> row.getString(1))
                        .list())
                .containsExactly(
                        "list {}",
                        "none ",
                        "nul {}",
                        "other {\"total\":3}",
                        "view {\"state\": \"assigned\", \"version\": 3, \"deliveryId\": \"7\"}");
    }

    private void keep(String caller, String key, String body) {
        jdbc.sql(
                        "insert into idempotency (caller, key, fingerprint, status, body, at) values (?, ?, '', 200, ?, now())")
                .params(caller, key, body)
                .update();
    }
}
