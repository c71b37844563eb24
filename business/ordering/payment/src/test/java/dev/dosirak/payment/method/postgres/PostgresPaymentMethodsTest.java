package dev.dosirak.payment.method.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.PaymentDatabase;
import dev.dosirak.payment.method.Authorization;
import dev.dosirak.payment.method.Authorization.AuthKey;
import dev.dosirak.payment.method.CardKeys;
import dev.dosirak.payment.method.CardRegistrar;
import dev.dosirak.payment.method.MethodRefusal;
import dev.dosirak.payment.method.PaymentMethod;
import dev.dosirak.payment.method.PaymentMethod.Card;
import dev.dosirak.payment.method.PaymentMethods.RemovedKey;
import dev.dosirak.payment.method.Wallet;
import dev.dosirak.platform.departure.Departures;
import dev.dosirak.platform.kernel.Keys;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Seal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PostgresPaymentMethodsTest {

    private static final DataSource DATABASE = PaymentDatabase.create("methods");
    private static final int MOST = 2;
    private static final Keys SECRETS = Keys.of("a long enough secret");

    final JdbcClient jdbc = JdbcClient.create(DATABASE);
    final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(DATABASE));
    final Departures departures = new Departures(jdbc);
    final PostgresPaymentMethods methods = new PostgresPaymentMethods(jdbc, departures, SECRETS);
    final UUID mina = UUID.randomUUID();

    @Test
    void aCardThatIsRemovedPaysNoMoreAndIsKeptUntilTheGatewayHasForgottenIt() {
        var card = add(mina, "bk_1");
        assertThat(methods.billingKeys(mina, card)).contains(keys("bk_1"));
        assertThat(methods.billingKeys(UUID.randomUUID(), card)).isEmpty();

        assertThat(methods.remove(mina, card)).isTrue();

        assertThat(methods.remove(mina, card)).isFalse();
        assertThat(methods.billingKeys(mina, card)).isEmpty();
        var key = keyOf("bk_1");
        assertThat(methods.claimRemoved(1_000)).as("put off").doesNotContain(key);
        assertThat(methods.removedKey(key)).contains(new RemovedKey("toss", "bk_1"));
        methods.erase(key);
        assertThat(methods.removedKey(key)).isEmpty();
    }

    @Test
    void aCardHasAKeyOfEveryGatewayThatMayChargeIt() {
        var card = add(mina, Map.of("toss", "bk_1", "nice", "bid_1"));

        assertThat(methods.billingKeys(mina, card).orElseThrow().byGateway())
                .isEqualTo(Map.of("toss", "bk_1", "nice", "bid_1"));
        assertThat(methods.of(mina).getFirst().gateways()).containsExactlyInAnyOrder("toss", "nice");
        methods.remove(mina, card);
        assertThat(methods.removedKey(keyOf("bid_1"))).contains(new RemovedKey("nice", "bid_1"));
        assertThat(methods.removedKey(keyOf("bk_1"))).contains(new RemovedKey("toss", "bk_1"));
    }

    @Test
    void whoHasLeftHasNoCardsAndGetsNone() {
        add(mina, "bk_1");
        var junho = UUID.randomUUID();
        add(junho, "bk_2");

        leaves(mina);
        leaves(mina);

        assertThat(methods.of(mina)).isEmpty();
        assertThat(methods.removedKey(keyOf("bk_1"))).isPresent();
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

        assertThatThrownBy(() -> new Wallet(methods, List.of(new Told()), MOST, Clock.systemUTC())
                        .register(mina, Map.of("toss", new AuthKey("auth")), "c"))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(MethodRefusal.TOO_MANY_CARDS));
    }

    @Test
    void whoLeftBeforeDeparturesWereThePlatformsIsStillGone() {
        var source = PaymentDatabase.createEmpty("methods");
        PaymentDatabase.migrate(source, "4");
        var old = JdbcClient.create(source);
        old.sql("insert into departed_member (member) values (?)").param(mina).update();

        PaymentDatabase.migrate(source, "latest");

        assertThat(new Departures(old).contains(mina)).isTrue();
        assertThat(new Departures(old).contains(UUID.randomUUID())).isFalse();
    }

    @Test
    void aCardFromWhenThereWasOneGatewayIsChargedByIt() {
        var source = PaymentDatabase.createEmpty("methods");
        PaymentDatabase.migrate(source, "6");
        var old = JdbcClient.create(source);
        var card = UUID.randomUUID();
        var sealed = new Seal(SECRETS, "dosirak payment billing keys").seal(card.toString(), "bk_old".getBytes(UTF_8));
        old.sql("""
                insert into payment_method (id, customer, issuer, number, billing_key, registered_at)
                values (?, ?, '국민', '433012******1234', ?, now())
                """).params(card, mina, sealed).update();
        old.sql("insert into journal_mark (pass, up_to) values ('soon', now())").update();

        PaymentDatabase.migrate(source, "latest");

        assertThat(new PostgresPaymentMethods(old, new Departures(old), SECRETS).billingKeys(mina, card))
                .contains(new CardKeys("국민", Map.of("toss", "bk_old")));
        assertThat(old.sql("select pass from journal_mark").query(String.class).list())
                .containsExactly("toss-soon");
    }

    @Test
    void oneCardThatCannotBeReadKeepsNoOtherFromBeingForgotten() {
        var broken = add(mina, "bk_broken");
        add(mina, "bk_sound");
        jdbc.sql("update card_key set billing_key = ? where method = ?")
                .params(new byte[40], broken)
                .update();
        assertThat(methods.of(mina)).as("a list needs no secret").hasSize(2);
        var brokenKey = jdbc.sql("select id from card_key where method = ?")
                .param(broken)
                .query(UUID.class)
                .single();
        leaves(mina);
        var published = new Told();
        var wallet = new Wallet(methods, List.of(published), MOST, Clock.systemUTC());

        assertThatThrownBy(wallet::revokeSome).isInstanceOf(IllegalStateException.class);

        assertThat(published.revoked).contains("bk_sound");
        assertThatThrownBy(() -> methods.removedKey(brokenKey)).isInstanceOf(IllegalStateException.class);
        methods.erase(brokenKey);
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
        return add(customer, Map.of("toss", billingKey));
    }

    private UUID add(UUID customer, Map<String, String> keys) {
        var card = new Card("kb", "433012******1234");
        var method = new PaymentMethod(UUID.randomUUID(), customer, card, keys.keySet(), Instant.now());
        transaction.executeWithoutResult(_ -> methods.add(method, keys, MOST));
        return method.id();
    }

    private static CardKeys keys(String billingKey) {
        return new CardKeys("kb", Map.of("toss", billingKey));
    }

    /// The row of a key that waits to be forgotten.
    private UUID keyOf(String billingKey) {
        methods.claimRemoved(1_000);
        for (var id : jdbc.sql("select id from billing_key_to_revoke")
                .query(UUID.class)
                .list()) {
            if (id != null && opens(id, billingKey)) {
                return id;
            }
        }
        throw new AssertionError("No key is given up that is " + billingKey);
    }

    private boolean opens(UUID id, String billingKey) {
        return methods.removedKey(id)
                .filter(it -> it.billingKey().equals(billingKey))
                .isPresent();
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
}
