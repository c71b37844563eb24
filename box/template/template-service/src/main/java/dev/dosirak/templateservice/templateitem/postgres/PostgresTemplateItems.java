package dev.dosirak.templateservice.templateitem.postgres;

import dev.dosirak.platform.outbox.Message;
import dev.dosirak.platform.outbox.Outbox;
import dev.dosirak.templateservice.templateitem.TemplateItem;
import dev.dosirak.templateservice.templateitem.TemplateItems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class PostgresTemplateItems implements TemplateItems {

    private static final String ADD = """
            insert into template_items (id, name, registered_at) values (?, ?, ?)
            """;
    private static final String FIND = """
            select id, name, registered_at from template_items where id = ?
            """;
    private static final String REGISTERED = "template-service.template-item-registered.v1";

    private final JdbcClient jdbc;
    private final Outbox outbox;

    PostgresTemplateItems(JdbcClient jdbc, Outbox outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
    }

    private record Registered(UUID templateItemId, Instant at) {}

    @Override
    @Transactional
    public void add(TemplateItem item) {
        var at = item.registeredAt();
        jdbc.sql(ADD)
                .params(item.id(), item.name(), at.atOffset(ZoneOffset.UTC))
                .update();
        outbox.publish(item.id(), 1, new Message(REGISTERED, new Registered(item.id(), at)));
    }

    @Override
    public Optional<TemplateItem> find(UUID id) {
        var found = jdbc.sql(FIND).param(id);
        return found.query(PostgresTemplateItems::read).optional();
    }

    private static TemplateItem read(ResultSet row, int number) throws SQLException {
        var at = row.getObject("registered_at", OffsetDateTime.class).toInstant();
        return new TemplateItem(row.getObject("id", UUID.class), row.getString("name"), at);
    }
}
