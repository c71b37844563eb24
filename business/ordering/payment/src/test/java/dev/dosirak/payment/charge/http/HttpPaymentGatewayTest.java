package dev.dosirak.payment.charge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.dosirak.payment.Simulator;
import dev.dosirak.payment.charge.Bill;
import dev.dosirak.payment.charge.Capture;
import dev.dosirak.payment.charge.PaymentGateway.Answer;
import dev.dosirak.payment.charge.PaymentGateway.Finding;
import dev.dosirak.payment.charge.PaymentGateway.RefundAnswer;
import dev.dosirak.payment.pg.PgClient;
import dev.dosirak.payment.pg.PgClient.Reply;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Won;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against the real simulator; and against a stranger, for what a gateway seldom says.
class HttpPaymentGatewayTest {

    static final String GOOD_CARD = "4330120000001234";
    static final String DECLINED_CARD = "4330120000000001";
    static final String CARD_THAT_LOSES_ANSWERS = "4330120000000002";
    static final String CARD_THAT_STUMBLES = "4330120000000003";

    final EventJson json = new EventJson();
    final UUID mina = UUID.randomUUID();
    final Bill lunch = new Bill(UUID.randomUUID(), mina, UUID.randomUUID(), Won.of(18_000));
    final HttpPaymentGateway gateway = at(Simulator.url());

    @AfterEach
    void getWell() {
        Simulator.mode("normal");
    }

    @Test
    void moneyIsTakenFoundAndGivenBack() {
        var key = register(GOOD_CARD);

        var capture = taken(gateway.approve(lunch, key, 1));
        assertThat(capture.amount()).isEqualTo(lunch.amount());
        assertThat(gateway.approve(lunch, key, 1)).as("the same request").isEqualTo(new Answer.Taken(capture));
        assertThat(gateway.approve(lunch, key, 2))
                .as("another request for a paid order says nothing about it")
                .isEqualTo(new Answer.Unclear());
        assertThat(gateway.find(lunch)).isEqualTo(new Finding.Found(capture, lunch.amount()));

        assertThat(gateway.refund(lunch.order(), capture, 1)).isEqualTo(new RefundAnswer.Done());
        assertThat(gateway.refund(lunch.order(), capture, 1)).isEqualTo(new RefundAnswer.Done());
        assertThat(gateway.refund(lunch.order(), capture, 2)).isEqualTo(new RefundAnswer.Unclear());
        assertThat(gateway.find(lunch)).isEqualTo(new Finding.Found(capture, Won.ZERO));
        assertThat(Simulator.journal(lunch.order())).hasSize(2);
    }

    @Test
    void aDeclinedCardIsANoAndNothingIsFound() {
        assertThat(gateway.approve(lunch, register(DECLINED_CARD), 1))
                .isEqualTo(new Answer.Declined("reject-card-payment"));
        assertThat(gateway.find(lunch)).isEqualTo(new Finding.NotFound());
    }

    @Test
    void aLostAnswerAndABreakdownAreUnclearAlike() {
        assertThat(gateway.approve(lunch, register(CARD_THAT_LOSES_ANSWERS), 1)).isEqualTo(new Answer.Unclear());
        assertThat(gateway.find(lunch)).isInstanceOf(Finding.Found.class);

        var other = new Bill(UUID.randomUUID(), mina, UUID.randomUUID(), Won.of(9_000));
        var stumbling = register(CARD_THAT_STUMBLES);
        assertThat(gateway.approve(other, stumbling, 1)).isEqualTo(new Answer.Unclear());
        assertThat(gateway.approve(other, stumbling, 1)).isInstanceOf(Answer.Taken.class);
    }

    @Test
    void aSilentGatewayIsUnclearAboutEverything() {
        var key = register(GOOD_CARD);
        var capture = taken(gateway.approve(lunch, key, 1));
        Simulator.mode("hang");

        assertThat(gateway.approve(lunch, key, 1)).isEqualTo(new Answer.Unclear());
        assertThat(gateway.find(lunch)).isEqualTo(new Finding.Unclear());
        assertThat(gateway.refund(lunch.order(), capture, 1)).isEqualTo(new RefundAnswer.Unclear());
    }

    @Test
    void aGatewayThatIsNotThereWasSurelyNotAsked() throws IOException {
        int nobody;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        var away = at("http://localhost:" + nobody);

        assertThat(away.approve(lunch, "bk", 1)).isEqualTo(new Answer.NotSent());
        assertThat(away.find(lunch)).isEqualTo(new Finding.Unclear());
        assertThat(away.refund(lunch.order(), new Capture("simulator", "pay", lunch.amount()), 1))
                .isEqualTo(new RefundAnswer.NotDone());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | <html>no such page</html>              | Unclear  | Unclear | Unclear",
                "404 | {\"code\": \"NOT_FOUND_PAYMENT\"}      | Declined | NotFound | NotDone",
                "400 | {\"code\": \"PROVIDER_ERROR\"}         | Unclear  | Unclear | Unclear",
                "409 | {\"code\": \"IDEMPOTENT_REQUEST_PROCESSING\"} | Unclear | Unclear | Unclear",
                "408 | {\"code\": \"TIMEOUT\"}                | Unclear  | Unclear | Unclear",
                "401 | {\"code\": \"UNAUTHORIZED_KEY\"}       | NotSent  | Unclear | NotDone",
                "429 | {\"code\": \"TOO_MANY_REQUESTS\"}      | NotSent  | Unclear | NotDone",
                "503 | {\"code\": \"MAINTENANCE\"}            | Unclear  | Unclear | Unclear",
                "200 | <html>captive portal</html>            | Unclear  | Unclear | Unclear",
                "200 | {\"paymentKey\": \"p\", \"status\": \"DONE\", \"totalAmount\": 1, \"balanceAmount\": 1} "
                        + "| Unclear | Unclear | Unclear",
                "200 | {\"paymentKey\": \"p\", \"status\": \"ABORTED\", \"totalAmount\": 18000, \"balanceAmount\": 0} "
                        + "| Unclear | NotFound | Unclear",
                "200 | {\"paymentKey\": \"p\", \"status\": \"IN_PROGRESS\", \"totalAmount\": 18000, \"balanceAmount\": 18000} "
                        + "| Unclear | Unclear | Unclear",
                "200 | {}                                     | Unclear  | Unclear | Unclear",
            })
    void nothingIsConcludedFromWhatOnlyLooksLikeAnAnswer(
            int status, String body, String approval, String finding, String refund) throws IOException {
        var stranger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stranger.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        stranger.start();
        try {
            var met = at("http://localhost:" + stranger.getAddress().getPort());
            assertThat(met.approve(lunch, "bk", 1).getClass().getSimpleName()).isEqualTo(approval);
            assertThat(met.find(lunch).getClass().getSimpleName()).isEqualTo(finding);
            assertThat(met.refund(lunch.order(), new Capture("simulator", "p", lunch.amount()), 1)
                            .getClass()
                            .getSimpleName())
                    .isEqualTo(refund);
        } finally {
            stranger.stop(0);
        }
    }

    private HttpPaymentGateway at(String url) {
        return new HttpPaymentGateway("simulator", client(url), json);
    }

    private static PgClient client(String url) {
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(1))
                .build();
        return new PgClient(http, url, "test_sk_dosirak", Duration.ofSeconds(2));
    }

    private String register(String cardNumber) {
        var form = Map.of("authKey", Simulator.show(cardNumber, mina), "customerKey", mina);
        var reply = client(Simulator.url())
                .post("/v1/billing/authorizations/issue", UUID.randomUUID().toString(), json.write(form));
        if (reply instanceof Reply.Answered answer) {
            return json.read(answer.body(), Issued.class).billingKey();
        }
        throw new AssertionError("The simulator does not answer: " + reply);
    }

    @com.fasterxml.jackson.annotation.JsonIgnoreProperties(ignoreUnknown = true)
    private record Issued(String billingKey) {}

    private static Capture taken(Answer answer) {
        if (answer instanceof Answer.Taken it) {
            return it.capture();
        }
        throw new AssertionError("Not taken: " + answer);
    }
}
