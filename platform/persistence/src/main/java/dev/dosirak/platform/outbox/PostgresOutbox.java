package dev.dosirak.platform.outbox;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Ids;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The `outbox` table of the service's own database.
public class PostgresOutbox implements Outbox {

    private static final String PUBLISH = """
            insert into outbox (id, aggregatetype, aggregateid, type, payload, sequence, traceparent, at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final String service;
    private final JdbcClient jdbc;
    private final EventJson json;
    private final Clock clock;

    public PostgresOutbox(String service, JdbcClient jdbc, EventJson json, Clock clock) {
        this.service = service;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(UUID key, long sequence, Message message) {
        write(Ids.next(), key, sequence, message);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(UUID id, UUID key, long sequence, Message message) {
        write(id, key, sequence, message);
    }

    private void write(UUID id, UUID key, long sequence, Message message) {
        jdbc.sql(PUBLISH)
                .params(
                        id,
                        service,
                        key,
                        message.type(),
                        json.write(message.body()),
                        sequence,
                        TraceParent.current(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
