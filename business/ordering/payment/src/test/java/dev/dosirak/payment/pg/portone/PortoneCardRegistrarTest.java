package dev.dosirak.payment.pg.portone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.method.Authorization;
import dev.dosirak.payment.method.Authorization.AuthKey;
import dev.dosirak.payment.method.Authorization.RawCard;
import dev.dosirak.payment.method.MethodRefusal;
import dev.dosirak.payment.method.PaymentMethod.Card;
import dev.dosirak.payment.pg.ScriptedGateway;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Refused;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortoneCardRegistrarTest {

    static final AuthKey KEY = new AuthKey("billing-key-1");

    final UUID mina = UUID.randomUUID();
    ScriptedGateway portone;

    @BeforeEach
    void open() throws IOException {
        portone = new ScriptedGateway();
    }

    @AfterEach
    void close() {
        portone.close();
    }

    @Test
    void aKeyOfTheWindowIsTakenWhenPortoneSaysThatItIsThisCustomers() {
        portone.always(200, key("ISSUED", "billing-key-1", mina));

        var registered = registrar().register(KEY, mina, "card-1");

        assertThat(registered.billingKey()).isEqualTo("billing-key-1");
        assertThat(registered.card()).isEqualTo(new Card("samsung", "433012******1234"));
        assertThat(portone.asked().getFirst().path()).isEqualTo("/billing-keys/billing-key-1?storeId=store-1");
    }

    @Test
    void anybodyElsesOrADeletedOneIsNot() {
        portone.always(200, key("ISSUED", "billing-key-1", UUID.randomUUID()));
        assertRefused(KEY, MethodRefusal.CARD_NOT_ACCEPTED);

        portone.always(200, key("DELETED", "billing-key-1", mina));
        assertRefused(KEY, MethodRefusal.CARD_NOT_ACCEPTED);

        portone.always(200, key("ISSUED", "billing-key-2", mina));
        assertRefused(KEY, MethodRefusal.CARD_NOT_ACCEPTED);

        portone.always(200, "{\"status\": \"ISSUED\", \"billingKey\": \"billing-key-1\", \"customer\": {}}");
        assertRefused(KEY, MethodRefusal.CARD_NOT_ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"type\": \"INVALID_REQUEST\"}       | CARD_NOT_ACCEPTED",
                "404 | {\"type\": \"BILLING_KEY_NOT_FOUND\"} | CARD_NOT_ACCEPTED",
                "404 | <html>no such page</html>             | PG_AWAY",
                "401 | {\"type\": \"UNAUTHORIZED\"}          | PG_AWAY",
                "500 | {}                                    | PG_AWAY",
                "200 | <html>captive portal</html>           | PG_AWAY",
            })
    void aRefusedKeyIsToldFromTrouble(int status, String body, MethodRefusal reason) {
        portone.always(status, body);

        assertRefused(KEY, reason);
    }

    /// It comes from a browser.
    @Test
    void aKeyLeadsNowhereElse() {
        portone.always(200, key("ISSUED", "../payments/1 ?a=b#c", mina));

        registrar().register(new AuthKey("../payments/1 ?a=b#c"), mina, "card-1");

        assertThat(portone.asked().getFirst().path())
                .isEqualTo("/billing-keys/..%2Fpayments%2F1%20%3Fa%3Db%23c?storeId=store-1");
    }

    @Test
    void aCardItselfIsNotForPortone() {
        assertRefused(new RawCard("4330129876541234", "29", "12", "900131", "73"), MethodRefusal.CARD_NOT_ACCEPTED);
        assertThat(portone.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"deletedAt\": \"2026-11-21T03:00:00Z\"}   | true",
                "404 | {\"type\": \"BILLING_KEY_NOT_FOUND\"}       | true",
                "409 | {\"type\": \"BILLING_KEY_ALREADY_DELETED\"} | true",
                "409 | {\"type\": \"PAYMENT_SCHEDULE_ALREADY_EXISTS\"} | false",
                "404 | <html>no such page</html>                   | false",
                "502 | {\"type\": \"PG_PROVIDER\"}                 | false",
            })
    void aKeyIsGivenUpWhenPortoneSaysThatItKnowsOfNone(int status, String body, boolean gone) {
        portone.always(status, body);

        assertThat(registrar().revoke("billing-key-1")).isEqualTo(gone);
        assertThat(portone.asked().getFirst().method()).isEqualTo("DELETE");
    }

    private void assertRefused(Authorization authorization, MethodRefusal reason) {
        assertThatThrownBy(() -> registrar().register(authorization, mina, "card-1"))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(reason));
    }

    private PortoneCardRegistrar registrar() {
        return new PortoneCardRegistrar(portone.client("PortOne secret"), "store-1", new EventJson());
    }

    private static String key(String status, String billingKey, UUID customer) {
        return """
                {"status": "%s", "billingKey": "%s", "customer": {"id": "%s"}, "channels": [],
                 "methods": [{"type": "BillingKeyPaymentMethodCard",
                              "card": {"issuer": "SAMSUNG_CARD", "brand": "LOCAL", "number": "433012******1234"}}]}
                """.formatted(status, billingKey, customer);
    }
}
