package dev.dosirak.payment.pg.nice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.dosirak.payment.method.Authorization;
import dev.dosirak.payment.method.Authorization.AuthKey;
import dev.dosirak.payment.method.Authorization.RawCard;
import dev.dosirak.payment.method.MethodRefusal;
import dev.dosirak.payment.method.PaymentMethod.Card;
import dev.dosirak.payment.pg.PgClient;
import dev.dosirak.payment.pg.ScriptedGateway;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Refused;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class NiceCardRegistrarTest {

    static final String SECRET = "2dcc2a0d63bf469490bb19a201be3735";
    static final RawCard MINAS = new RawCard("4330129876541234", "29", "12", "900131", "73");

    final UUID mina = UUID.randomUUID();
    ScriptedGateway nice;

    @BeforeEach
    void open() throws IOException {
        nice = new ScriptedGateway();
    }

    @AfterEach
    void close() {
        nice.close();
    }

    @Test
    void aCardGoesThereEncryptedAndComesBackAsAKey() {
        nice.always(200, """
                {"resultCode": "0000", "resultMsg": "ok", "tid": "t", "orderId": "o", "bid": "BIKY1",
                 "authDate": "2026-11-21T12:00:00.000+0900", "cardCode": "04", "cardName": "[삼성]"}
                """);

        var registered = registrar().register(MINAS, mina, "card-1");

        assertThat(registered.billingKey()).isEqualTo("BIKY1");
        assertThat(registered.card()).isEqualTo(new Card("samsung", "433012******1234"));
        var asked = nice.asked().getFirst();
        assertThat(asked.method() + " " + asked.path()).isEqualTo("POST /v1/subscribe/regist");
        assertThat(asked.body().get("encMode").asString()).isEqualTo("A2");
        assertThat(asked.body().get("encData").asString())
                .isEqualTo(new NiceCipher(SECRET)
                        .encrypt("cardNo=4330129876541234&expYear=29&expMonth=12&idNo=900131&cardPw=73"));
    }

    /// The manual's example spells the names so.
    @Test
    void theOtherSpellingIsUnderstoodToo() {
        nice.always(200, "{\"ResultCode\": \"F100\", \"BID\": \"BIKY1\", \"CardCode\": \"06\"}");

        assertThat(registrar().register(MINAS, mina, "card-1").card().issuer()).isEqualTo("shinhan");
    }

    @Test
    void aRepeatedCommandIsANewRequestBecauseNiceKnowsNoOther() {
        nice.always(500, "");
        for (int sent = 0; sent < 2; sent++) {
            assertThatThrownBy(() -> registrar().register(MINAS, mina, "card-1"))
                    .isInstanceOf(Refused.class);
        }

        assertThat(nice.asked())
                .extracting(it -> it.body().get("orderId").asString())
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"resultCode\": \"3011\"} | CARD_NOT_ACCEPTED",
                "200 | {\"resultCode\": \"3021\"} | CARD_NOT_ACCEPTED",
                "200 | {\"resultCode\": \"F112\"} | CARD_NOT_ACCEPTED",
                "200 | {\"resultCode\": \"F113\"} | CARD_NOT_ACCEPTED",
                "200 | {\"resultCode\": \"A204\"} | PG_AWAY",
                "200 | {\"resultCode\": \"F110\"} | PG_AWAY",
                "200 | {\"resultCode\": \"Z999\"} | PG_AWAY",
                "200 | {\"resultCode\": \"0000\"} | PG_AWAY",
                "200 | <html>captive portal</html> | PG_AWAY",
                "200 | null                       | PG_AWAY",
                "401 | {\"resultCode\": \"U304\"} | PG_AWAY",
                "404 | <html>no such page</html>  | PG_AWAY",
                "500 | {}                         | PG_AWAY",
            })
    void aRefusedCardIsToldFromTrouble(int status, String body, MethodRefusal reason) {
        nice.always(status, body);

        assertThatThrownBy(() -> registrar().register(MINAS, mina, "card-1"))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(reason));
    }

    @Test
    void whatIsNoCardIsNotEvenSent() {
        var noes = List.<Authorization>of(
                new AuthKey("ak"),
                new RawCard("4330129876541234&cardPw=99", "29", "12", "900131", "73"),
                new RawCard("43301298765", "29", "12", "900131", "73"),
                new RawCard("4330129876541234", "2029", "12", "900131", "73"),
                new RawCard("4330129876541234", "29", "1", "900131", "73"),
                new RawCard("4330129876541234", "29", "12", "19900131", "73"),
                new RawCard("4330129876541234", "29", "12", "900131", "7312"));

        for (var no : noes) {
            assertThatThrownBy(() -> registrar().register(no, mina, "card-1"))
                    .isInstanceOfSatisfying(
                            Refused.class, it -> assertThat(it.why()).isEqualTo(MethodRefusal.CARD_NOT_ACCEPTED));
        }
        assertThat(nice.asked()).isEmpty();
    }

    /// Even where NICE repeats what it was asked.
    @Test
    void nothingOfACardIsInAnythingThatIsPrinted() {
        var echo = "{\"resultCode\": \"%s\", \"resultMsg\": \"%s 29 12 900131 73\", \"bid\": \"BIKY1\"}";
        var printed = new ArrayList<String>();
        printed.add(MINAS.toString());
        printed.add(new AuthKey("a secret").toString());
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(logged);
        try {
            for (var status : List.of(200, 401, 500)) {
                for (var code : List.of("0000", "3011", "A110", "Z999")) {
                    nice.always(status, echo.formatted(code, MINAS.number()));
                    printed.add(print(() -> registrar().register(MINAS, mina, "card-1")));
                }
            }
            nice.close();
            printed.add(print(() -> registrar().register(MINAS, mina, "card-1")));
        } finally {
            root.detachAppender(logged);
        }
        logged.list.forEach(it -> printed.add(it.getFormattedMessage() + " " + it.getThrowableProxy()));

        assertThat(printed)
                .hasSizeGreaterThan(14)
                .allSatisfy(it -> assertThat(it)
                        .doesNotContain(MINAS.number())
                        .doesNotContain("987654")
                        .doesNotContain("900131")
                        .doesNotContain("a secret"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"resultCode\": \"0000\"} | true",
                "200 | {\"resultCode\": \"F101\"} | true",
                "200 | {\"resultCode\": \"A126\"} | true",
                "200 | {\"resultCode\": \"U115\"} | true",
                "200 | {\"resultCode\": \"A110\"} | false",
                "200 | {\"resultCode\": \"A255\"} | false",
                "200 | {}                         | false",
                "404 | <html>no such page</html>  | false",
                "500 | {\"resultCode\": \"0000\"} | false",
            })
    void aKeyIsGivenUpWhenNiceSaysThatItKnowsOfNone(int status, String body, boolean gone) {
        nice.always(status, body);

        assertThat(registrar().revoke("BIKY1")).isEqualTo(gone);
        assertThat(nice.asked().getFirst().path()).isEqualTo("/v1/subscribe/BIKY1/expire");
    }

    private static String print(Runnable work) {
        var thrown = catchThrowable(work::run);
        if (thrown == null) {
            return "";
        }
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private NiceCardRegistrar registrar() {
        return new NiceCardRegistrar(nice.client(PgClient.basic("client", SECRET)), SECRET, new EventJson());
    }
}
