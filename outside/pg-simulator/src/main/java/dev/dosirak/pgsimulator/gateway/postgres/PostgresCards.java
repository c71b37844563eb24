package dev.dosirak.pgsimulator.gateway.postgres;

import dev.dosirak.pgsimulator.gateway.Card;
import dev.dosirak.pgsimulator.gateway.Cards;
import dev.dosirak.pgsimulator.gateway.GatewayName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

final class PostgresCards implements Cards {

    private static final String OFFER = "insert into card_offer (auth_key, customer_key, number) values (?, ?, ?)";

    private static final String REDEEM = """
            update card_offer set redeemed = true
             where auth_key = ? and not redeemed
            returning customer_key, number
            """;

    private static final String REGISTER =
            "insert into billing_key (gateway, billing_key, customer_key, number, at) values (?, ?, ?, ?, ?)";

    private static final String FIND = """
            select billing_key, customer_key, number, at, deleted_at
              from billing_key
             where gateway = ? and billing_key = ?
            """;

    private static final String DELETE = """
            update billing_key set deleted_at = ?
             where gateway = ? and billing_key = ? and deleted_at is null
            """;

    private final JdbcClient jdbc;
    private final String gateway;

    PostgresCards(JdbcClient jdbc, GatewayName gateway) {
        this.gateway = GatewayName.NAMES.nameOf(gateway);
        this.jdbc = jdbc;
    }

    @Override
    public void offer(String authKey, Card card) {
        jdbc.sql(OFFER).params(authKey, card.customerKey(), card.number()).update();
    }

    @Override
    public Optional<Card> redeem(String authKey) {
        return jdbc.sql(REDEEM).param(authKey).query(PostgresCards::card).optional();
    }

    @Override
    public void register(BillingKey billingKey) {
        jdbc.sql(REGISTER)
                .params(
                        gateway,
                        billingKey.key(),
                        billingKey.card().customerKey(),
                        billingKey.card().number(),
                        billingKey.issuedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public Optional<BillingKey> find(String key) {
        return jdbc.sql(FIND)
                .params(gateway, key)
                .query(PostgresCards::billingKey)
                .optional();
    }

    @Override
    public boolean delete(String key, Instant now) {
        return jdbc.sql(DELETE)
                        .params(now.atOffset(ZoneOffset.UTC), gateway, key)
                        .update()
                == 1;
    }

    private static BillingKey billingKey(ResultSet row, int number) throws SQLException {
        return new BillingKey(
                row.getString("billing_key"),
                card(row, number),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("deleted_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static Card card(ResultSet row, int number) throws SQLException {
        return new Card(row.getString("customer_key"), row.getString("number"));
    }
}
