package dev.dosirak.pgsimulator.gateway.postgres;

import dev.dosirak.pgsimulator.gateway.Books;
import dev.dosirak.pgsimulator.gateway.CardPayments;
import dev.dosirak.pgsimulator.gateway.Cards;
import dev.dosirak.pgsimulator.gateway.DepositAccounts;
import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.WindowPayments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Repository
class PostgresBooks implements Books {

    private static final String JOURNAL_OF = """
            select gateway, position, kind, order_id, payment_key, amount, at
              from journal
             where order_id = :order and (:gateway::text is null or gateway = :gateway)
             order by position
            """;

    private static final String JOURNAL_AFTER = """
            select gateway, position, kind, order_id, payment_key, amount, at
              from journal
             where position > :position and (:gateway::text is null or gateway = :gateway)
             order by position
             limit :limit
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    PostgresBooks(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Cards cards(GatewayName gateway) {
        return new PostgresCards(jdbc, gateway);
    }

    @Override
    public CardPayments payments(GatewayName gateway) {
        return new PostgresCardPayments(jdbc, transaction, gateway);
    }

    @Override
    public WindowPayments windows(GatewayName gateway) {
        return new PostgresWindowPayments(jdbc, gateway);
    }

    @Override
    public DepositAccounts accounts(GatewayName gateway) {
        return new PostgresDepositAccounts(jdbc, transaction, gateway);
    }

    @Override
    public List<Entry> journalOf(String orderId, Optional<GatewayName> gateway) {
        return jdbc.sql(JOURNAL_OF)
                .param("order", orderId)
                .param("gateway", gateway.map(GatewayName.NAMES::nameOf).orElse(null))
                .query(PostgresBooks::entry)
                .list();
    }

    @Override
    public List<Entry> journalAfter(long position, Optional<GatewayName> gateway, int limit) {
        return jdbc.sql(JOURNAL_AFTER)
                .param("position", position)
                .param("gateway", gateway.map(GatewayName.NAMES::nameOf).orElse(null))
                .param("limit", limit)
                .query(PostgresBooks::entry)
                .list();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getString("gateway"),
                row.getLong("position"),
                row.getString("kind"),
                row.getString("order_id"),
                row.getString("payment_key"),
                row.getLong("amount"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
