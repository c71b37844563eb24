package dev.dosirak.pgsimulator.gateway.postgres;

import dev.dosirak.pgsimulator.gateway.Card;
import dev.dosirak.pgsimulator.gateway.Cards;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PostgresCards implements Cards {

    private static final String OFFER = "insert into card_offer (auth_key, customer_key, number) values (?, ?, ?)";

    private static final String REDEEM = """
            update card_offer set redeemed = true
             where auth_key = ? and not redeemed
            returning customer_key, number
            """;

    private static final String REGISTER =
            "insert into billing_key (billing_key, customer_key, number) values (?, ?, ?)";

    private static final String REGISTERED = "select customer_key, number from billing_key where billing_key = ?";

    private static final String FORGET = "delete from billing_key where billing_key = ?";

    private final JdbcClient jdbc;

    PostgresCards(JdbcClient jdbc) {
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
    public void register(String billingKey, Card card) {
        jdbc.sql(REGISTER).params(billingKey, card.customerKey(), card.number()).update();
    }

    @Override
    public Optional<Card> registered(String billingKey) {
        return jdbc.sql(REGISTERED).param(billingKey).query(PostgresCards::card).optional();
    }

    @Override
    public boolean forget(String billingKey) {
        return jdbc.sql(FORGET).param(billingKey).update() == 1;
    }

    private static Card card(ResultSet row, int number) throws SQLException {
        return new Card(row.getString("customer_key"), row.getString("number"));
    }
}
