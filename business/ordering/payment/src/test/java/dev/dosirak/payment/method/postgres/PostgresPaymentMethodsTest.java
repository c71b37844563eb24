package dev.dosirak.payment.method.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.method.Authorization;
import dev.dosirak.payment.method.CardRegistrar;
import dev.dosirak.payment.method.MethodRefusal;
import dev.dosirak.payment.method.PaymentMethod;
import dev.dosirak.payment.method.PaymentMethod.Card;
import dev.dosirak.payment.method.Wallet;
import dev.dosirak.platform.departure.Departures;
import dev.dosirak.platform.embedded.TestInfrastructure;
import dev.dosirak.platform.kernel.Keys;
import dev.dosirak.platform.kernel.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PostgresPaymentMethodsTest {

    private static final PGSimpleDataSource DATABASE = database();
    private static final int MOST = 2;

    final JdbcClient jdbc = JdbcClient.create(DATABASE);
    final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(DATABASE));
    final Departures departures = new Departures(jdbc);
    final PostgresPaymentMethods methods =
            new PostgresPaymentMethods(jdbc, departures, Keys.of("a long enough secret"));
    final UUID mina = UUID.randomUUID();

    @Test
    void aCardThatIsRemovedPaysNoMoreAndIsKeptUntilTheGatewayHasForgottenIt() {
        var card = add(mina, "bk_1");
        assertThat(methods.billingKey(mina, card)).contains("bk_1");
        assertThat(methods.billingKey(UUID.randomUUID(), card)).isEmpty();

        assertThat(methods.remove(mina, card)).isTrue();

        assertThat(methods.remove(mina, card)).isFalse();
        assertThat(methods.billingKey(mina, card)).isEmpty();
        assertThat(methods.claimRemoved(1_000)).contains(card);
        assertThat(methods.claimRemoved(1_000)).as("put off").doesNotContain(card);
        assertThat(methods.billingKeyOfRemoved(card)).contains("bk_1");
        methods.erase(card);
        assertThat(methods.billingKeyOfRemoved(card)).isEmpty();
    }

    @Test
    void whoHasLeftHasNoCardsAndGetsNone() {
        var card = add(mina, "bk_1");
        var junho = UUID.randomUUID();
        add(junho, "bk_2");

        leaves(mina);
        leaves(mina);

        assertThat(methods.of(mina)).isEmpty();
        assertThat(methods.billingKeyOfRemoved(card)).contains("bk_1");
        assertThatThrownBy(() -> add(mina, "bk_3")).isInstanceOf(Refused.class);
        assertThat(methods.of(junho)).hasSize(1);
    }

    @Test
    void aCustomerHasSoManyCardsAndNoMoreByAddingThemAtOnce() throws Exception {
        var cards = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 20; i++) {
            var key = "bk_" + i;
            cards.add(() -> {
                try {
                    add(mina, key);
                    return true;
                } catch (Refused e) {
                    return false;
                }
            });
        }

        int added = 0;
        try (var threads = Executors.newFixedThreadPool(20)) {
            for (var card : threads.invokeAll(cards)) {
                added += card.get() ? 1 : 0;
            }
        }

        assertThat(added).isEqualTo(MOST);
        assertThat(methods.of(mina)).hasSize(MOST);
        add(UUID.randomUUID(), "bk_of_somebody_else");
        methods.remove(mina, methods.of(mina).getFirst().id());
        add(mina, "bk_instead");
    }

    @Test
    void theGatewayIsNotAskedForACardTooMany() {
        add(mina, "bk_1");
        add(mina, "bk_2");

        assertThatThrownBy(() -> new Wallet(methods, new Told(), MOST, Clock.systemUTC()).register(mina, "auth", "c"))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(MethodRefusal.TOO_MANY_CARDS));
    }

    @Test
    void whoLeftBeforeDeparturesWereThePlatformsIsStillGone() {
        var source = newDatabase();
        migrate(source, "4");
        var old = JdbcClient.create(source);
        old.sql("insert into departed_member (member) values (?)").param(mina).update();

        migrate(source, "latest");

        assertThat(new Departures(old).contains(mina)).isTrue();
        assertThat(new Departures(old).contains(UUID.randomUUID())).isFalse();
    }

    @Test
    void oneCardThatCannotBeReadKeepsNoOtherFromBeingForgotten() {
        var broken = add(mina, "bk_broken");
        add(mina, "bk_sound");
        jdbc.sql("update payment_method set billing_key = ? where id = ?")
                .params(new byte[40], broken)
                .update();
        assertThat(methods.of(mina)).as("a list needs no secret").hasSize(2);
        leaves(mina);
        var published = new Told();
        var wallet = new Wallet(methods, published, MOST, Clock.systemUTC());

        assertThatThrownBy(wallet::revokeSome).isInstanceOf(IllegalStateException.class);

        assertThat(published.revoked).contains("bk_sound");
        assertThatThrownBy(() -> methods.billingKeyOfRemoved(broken)).isInstanceOf(IllegalStateException.class);
        methods.erase(broken);
    }

    /// As `departures.heardBy` does it.
    private void leaves(UUID member) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("insert into departed_member (id) values (?) on conflict do nothing")
                    .param(member)
                    .update();
            methods.forget(member);
        });
    }

    private UUID add(UUID customer, String billingKey) {
        var method = new PaymentMethod(UUID.randomUUID(), customer, new Card("국민", "433012******1234"), Instant.now());
        transaction.executeWithoutResult(_ -> methods.add(method, billingKey, MOST));
        return method.id();
    }

    /// A gateway that forgets every card it is told to.
    private static final class Told implements CardRegistrar {

        final List<String> revoked = new ArrayList<>();

        @Override
        public String gateway() {
            return "toss";
        }

        @Override
        public RegisteredCard register(Authorization authorization, UUID customer, String command) {
            throw new IllegalStateException("Nobody registers here");
        }

        @Override
        public boolean revoke(String billingKey) {
            return revoked.add(billingKey);
        }
    }

    private static PGSimpleDataSource database() {
        var source = newDatabase();
        migrate(source, "latest");
        return source;
    }

    private static void migrate(PGSimpleDataSource source, String target) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/payment")
                .target(target)
                .load()
                .migrate();
    }

    private static PGSimpleDataSource newDatabase() {
        var database = TestInfrastructure.get().newDatabase("methods");
        var source = new PGSimpleDataSource();
        source.setUrl(database.jdbcUrl());
        source.setUser(database.username());
        source.setPassword(database.password());
        return source;
    }
}
