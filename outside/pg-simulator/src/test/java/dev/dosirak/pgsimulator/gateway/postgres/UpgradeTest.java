package dev.dosirak.pgsimulator.gateway.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.pgsimulator.gateway.Books.Entry;
import dev.dosirak.pgsimulator.gateway.Card;
import dev.dosirak.pgsimulator.gateway.CardPayment;
import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.platform.testing.TestDatabases;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// What the one gateway of before has taken, the one after Toss Payments has still, and the others know nothing of it.
class UpgradeTest {

    static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    static final Card CARD = new Card("mina", "433012******1234");

    @Test
    void whatWasTakenBeforeThereWereSeveralIsTosss() {
        var source = TestDatabases.empty("pgsimulator");
        var jdbc = JdbcClient.create(source);
        migration(source).target("20").load().migrate();
        left(jdbc);

        migration(source).load().migrate();

        var books = new PostgresBooks(jdbc, new JdbcTransactionManager(source));
        var toss = books.payments(GatewayName.TOSS);
        var nice = books.payments(GatewayName.NICE);
        var lunch = toss.byOrder("lunch").orElseThrow();
        assertThat(lunch.balance()).isEqualTo(10_000);
        assertThat(lunch.cancels()).hasSize(1);
        assertThat(nice.byOrder("lunch")).isEmpty();
        assertThat(books.cards(GatewayName.TOSS).find("bk_1").orElseThrow().card())
                .isEqualTo(CARD);
        assertThat(books.cards(GatewayName.NICE).find("bk_1")).isEmpty();
        assertThat(books.journalOf("lunch", Optional.empty()))
                .extracting(Entry::gateway)
                .containsExactly("toss", "toss");
        assertThat(toss.add(paid("pay_2"))).as("twice").isFalse();
        assertThat(nice.add(paid("tid_1"))).as("elsewhere").isTrue();
        assertThat(toss.markFirstAttempt("stumbled")).isFalse();
        assertThat(nice.markFirstAttempt("stumbled")).isTrue();
    }

    private static CardPayment paid(String key) {
        return new CardPayment(key, "lunch", "김밥", CARD, 12_000, 0, 12_000, NOON, List.of());
    }

    private static FluentConfiguration migration(DataSource source) {
        return Flyway.configure()
                .dataSource(source)
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .locations("classpath:db/pg-simulator");
    }

    private static void left(JdbcClient jdbc) {
        jdbc.sql("insert into billing_key (billing_key, customer_key, number) values ('bk_1', ?, ?)")
                .params(CARD.customerKey(), CARD.number())
                .update();
        jdbc.sql("""
            insert into payment
                (payment_key, order_id, order_name, customer_key, number, total, balance, approved_at)
            values ('pay_1', 'lunch', '김밥', ?, ?, 12000, 10000, ?::timestamptz)
            """).params(CARD.customerKey(), CARD.number(), NOON.toString()).update();
        jdbc.sql("""
            insert into cancel (transaction_key, payment_key, amount, reason, at)
            values ('tx_1', 'pay_1', 2000, '변심', ?::timestamptz)
            """).param(NOON.toString()).update();
        jdbc.sql("insert into stumble (order_id) values ('stumbled')").update();
    }
}
