package dev.dosirak.pgsimulator.gateway.postgres;

import dev.dosirak.pgsimulator.gateway.Card;
import dev.dosirak.pgsimulator.gateway.Cards;
import dev.dosirak.pgsimulator.gateway.GatewayName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

final class PostgresCards implements Cards {

    private static final String OFFER =
            "insert into card_offer (gateway, auth_key, customer_key, number) values (?, ?, ?, ?)";

    private static final String REDEEM = """
            update card_offer set redeemed = true
             where gateway = ? and auth_key = ? and not redeemed
            returning customer_key, number
            """;

    private static final String REGISTER =
            "insert into billing_key (gateway, billing_key, customer_key, number) values (?, ?, ?, ?)";

    private static final String REGISTERED =
            "select customer_key, number from billing_key where gateway = ? and billing_key = ?";

    private static final String FORGET = "delete from billing_key where gateway = ? and billing_key = ?";

    private final JdbcClient jdbc;

    private final String gateway;

    PostgresCards(JdbcClient jdbc, GatewayName gateway) {
        this.gateway = GatewayName.NAMES.nameOf(gateway);
        this.jdbc = jdbc;
    }

    @Override
    public void offer(String authKey, Card card) {
        jdbc.sql(OFFER)
                .params(gateway, authKey, card.customerKey(), card.number())
                .update();
    }

    @Override
    public Optional<Card> redeem(String authKey) {
        return jdbc.sql(REDEEM)
                .params(gateway, authKey)
                .query(PostgresCards::card)
                .optional();
    }

    @Override
    public void register(String billingKey, Card card) {
        jdbc.sql(REGISTER)
                .params(gateway, billingKey, card.customerKey(), card.number())
                .update();
    }

    @Override
    public Optional<Card> registered(String billingKey) {
        return jdbc.sql(REGISTERED)
                .params(gateway, billingKey)
                .query(PostgresCards::card)
                .optional();
    }

    @Override
    public boolean forget(String billingKey) {
        return jdbc.sql(FORGET).params(gateway, billingKey).update() == 1;
    }

    private static Card card(ResultSet row, int number) throws SQLException {
        return new Card(row.getString("customer_key"), row.getString("number"));
    }
}
