package dev.dosirak.payment.pg.toss;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.dosirak.payment.Simulator;
import dev.dosirak.payment.charge.Attempt;
import dev.dosirak.payment.charge.Bank;
import dev.dosirak.payment.charge.Capture;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentGateway.Answer;
import dev.dosirak.payment.charge.PaymentGateway.Balance;
import dev.dosirak.payment.charge.PaymentGateway.Finding;
import dev.dosirak.payment.charge.PaymentGateway.RefundAnswer;
import dev.dosirak.payment.charge.PaymentGatewayContract;
import dev.dosirak.payment.charge.PaymentWindow;
import dev.dosirak.payment.charge.RefundAccount;
import dev.dosirak.payment.pg.PgClient;
import dev.dosirak.payment.pg.PgClient.Reply;
import dev.dosirak.payment.pg.ScriptedGateway;
import dev.dosirak.platform.embedded.Ports;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Won;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Against the real simulator; and against a stranger, for what a gateway seldom says.
class TossGatewayTest implements PaymentGatewayContract {

    static final String GOOD_CARD = "4330120000001234";
    static final String DECLINED_CARD = "4330120000000001";
    static final String CARD_THAT_LOSES_ANSWERS = "4330120000000002";
    static final String CARD_THAT_STUMBLES = "4330120000000003";

    static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");

    final EventJson json = new EventJson();
    final UUID mina = UUID.randomUUID();
    final PaymentBill lunch = new PaymentBill(UUID.randomUUID(), mina, UUID.randomUUID(), Won.of(18_000));
    final KnownRefundAccounts refundAccounts = new KnownRefundAccounts();
    final TossGateway gateway = at(Simulator.url());

    @AfterEach
    void getWell() {
        Simulator.mode("normal");
    }

    @Override
    public TossGateway gateway() {
        return gateway;
    }

    @Override
    public PaymentBill bill() {
        return lunch;
    }

    @Override
    public String billingKey(PaymentBill bill) {
        return register(GOOD_CARD);
    }

    @Override
    public void reverse(UUID order, Won amount) {
        Simulator.reverse(order, amount.amount());
    }

    @Test
    void anotherRequestForAPaidOrderSaysNothingAboutIt() {
        var key = register(GOOD_CARD);
        var capture = taken(gateway.approve(lunch, key, 1));

        assertThat(gateway.approve(lunch, key, 2)).isEqualTo(new Answer.Unclear());
        var inOtherWords = new PaymentBill(lunch.order(), mina, lunch.method(), Won.of(9_000));
        assertThat(gateway.approve(inOtherWords, key, 1)).isEqualTo(new Answer.Unclear());

        assertThat(gateway.refund(lunch.order(), capture, lunch.amount(), NOON)).isEqualTo(new RefundAnswer.Done());
        assertThat(gateway.refund(lunch.order(), capture, lunch.amount(), NOON)).isEqualTo(new RefundAnswer.Done());
        assertThat(gateway.refund(lunch.order(), capture, lunch.amount(), NOON.plusSeconds(1)))
                .isEqualTo(new RefundAnswer.Unclear());
    }

    @Test
    void aRefusedRefundSaysWhy() {
        var capture = taken(gateway.approve(lunch, register(GOOD_CARD), 1));
        Simulator.mode("refuse-refund");

        assertThat(gateway.refund(lunch.order(), capture, lunch.amount(), NOON))
                .isEqualTo(new RefundAnswer.NotDone("not-cancelable-payment"));
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

        var other = new PaymentBill(UUID.randomUUID(), mina, UUID.randomUUID(), Won.of(9_000));
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
        assertThat(gateway.refund(lunch.order(), capture, lunch.amount(), NOON)).isEqualTo(new RefundAnswer.Unclear());
    }

    @Test
    void aGatewayThatIsNotThereWasSurelyNotAsked() {
        var away = at("http://localhost:" + Ports.free());

        assertThat(away.approve(lunch, "bk", 1)).isEqualTo(new Answer.NotSent());
        assertThat(away.find(lunch)).isEqualTo(new Finding.Unclear());
        assertThat(away.refund(lunch.order(), new Capture("toss", "pay", lunch.amount()), lunch.amount(), NOON))
                .isEqualTo(new RefundAnswer.NotDone("gateway-away"));
        assertThat(away.journal(NOON, NOON.plusSeconds(1), Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | <html>no such page</html>              | Unclear  | Unclear | Unclear",
                "404 | {\"code\": \"NOT_FOUND_PAYMENT\"}      | Unclear  | NotFound | NotDone",
                "400 | {\"code\": \"SOMETHING_NEW\"}          | Unclear  | Unclear | Unclear",
                "403 | {\"code\": \"403\"}                    | Unclear  | Unclear | Unclear",
                "403 | {\"code\": \"REJECT_CARD_COMPANY\"}    | Declined | Unclear | Unclear",
                "400 | {\"code\": \"FDS_ERROR\"}              | Declined | Unclear | Unclear",
                "403 | {\"code\": \"NOT_CANCELABLE_PAYMENT\"} | Unclear  | Unclear | NotDone",
                "422 | {\"code\": \"REUSED_IDEMPOTENCY_KEY\"} | Unclear  | Unclear | Unclear",
                "400 | {\"code\": \"PROVIDER_ERROR\"}         | Unclear  | Unclear | Unclear",
                "409 | {\"code\": \"IDEMPOTENT_REQUEST_PROCESSING\"} | Unclear | Unclear | Unclear",
                "400 | {\"code\": \"CARD_PROCESSING_ERROR\"}  | Unclear  | Unclear | Unclear",
                "400 | {\"code\": \"COMMON_ERROR\"}           | Unclear  | Unclear | Unclear",
                "400 | {\"code\": \"FAILED_CARD_REFUND\"}     | Unclear  | Unclear | Unclear",
                "400 | {\"code\": \"ALREADY_CANCELED_PAYMENT\"} | Unclear  | Unclear | Unclear",
                "400 | {\"code\": \"INVALID_API_KEY\"}        | NotSent  | Unclear | NotDone",
                "403 | {\"code\": \"FORBIDDEN_CONSECUTIVE_REQUEST\"} | NotSent | Unclear | NotDone",
                "403 | {\"code\": \"EXCEED_MAX_AMOUNT\"}      | Declined | Unclear | NotDone",
                "409 | {\"code\": \"SOMETHING_NEW\"}          | Unclear  | Unclear | Unclear",
                "200 | null                                   | Unclear  | Unclear | Unclear",
                "408 | {\"code\": \"TIMEOUT\"}                | Unclear  | Unclear | Unclear",
                "401 | {\"code\": \"UNAUTHORIZED_KEY\"}       | NotSent  | Unclear | NotDone",
                "400 | {\"code\": \"INVALID_REFUND_ACCOUNT_INFO\"} | Unclear | Unclear | NotDone",
                "400 | {\"code\": \"INVALID_REFUND_ACCOUNT_NUMBER\"} | Unclear | Unclear | NotDone",
                "400 | {\"code\": \"INVALID_BANK\"}           | Unclear  | Unclear | NotDone",
                "403 | {\"code\": \"FORBIDDEN_BANK_REFUND_REQUEST\"} | Unclear | Unclear | NotDone",
                "429 | {\"code\": \"TOO_MANY_REQUESTS\"}      | NotSent  | Unclear | NotDone",
                "503 | {\"code\": \"MAINTENANCE\"}            | Unclear  | Unclear | Unclear",
                "200 | <html>captive portal</html>            | Unclear  | Unclear | Unclear",
                "200 | {\"paymentKey\": \"p\", \"orderId\": \"ORDER\", \"status\": \"DONE\", \"totalAmount\": 1, \"balanceAmount\": 1} "
                        + "| Unclear | Unclear | Unclear",
                "200 | {\"paymentKey\": \"p\", \"orderId\": \"ORDER\", \"status\": \"ABORTED\", \"totalAmount\": 18000, \"balanceAmount\": 0} "
                        + "| Unclear | Failed | Unclear",
                "200 | {\"paymentKey\": \"p\", \"orderId\": \"ORDER\", \"status\": \"EXPIRED\", \"totalAmount\": 18000, \"balanceAmount\": 0} "
                        + "| Unclear | Failed | Unclear",
                "200 | {\"paymentKey\": \"p\", \"orderId\": \"another\", \"status\": \"ABORTED\", \"totalAmount\": 18000, \"balanceAmount\": 0} "
                        + "| Unclear | Unclear | Unclear",
                "200 | {\"paymentKey\": \"p\", \"orderId\": \"ORDER\", \"status\": \"IN_PROGRESS\", \"totalAmount\": 18000, \"balanceAmount\": 18000} "
                        + "| Unclear | NotFound | Unclear",
                "200 | {}                                     | Unclear  | Unclear | Unclear",
            })
    void nothingIsConcludedFromWhatOnlyLooksLikeAnAnswer(
            int status, String body, String approval, String finding, String refund) throws IOException {
        var stranger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stranger.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            var bytes = body.replace("ORDER", lunch.order().toString()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        stranger.start();
        try {
            var met = at("http://localhost:" + stranger.getAddress().getPort());
            assertThat(met.approve(lunch, "bk", 1).getClass().getSimpleName()).isEqualTo(approval);
            assertThat(met.find(lunch).getClass().getSimpleName()).isEqualTo(finding);
            assertThat(met.refund(lunch.order(), new Capture("toss", "p", lunch.amount()), lunch.amount(), NOON)
                            .getClass()
                            .getSimpleName())
                    .isEqualTo(refund);
            assertThat(met.journal(NOON, NOON.plusSeconds(1), Optional.empty())).isEmpty();
        } finally {
            stranger.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"installmentPlanMonths\": 6}", "{}", "[]", "\"\"", "null"})
    void whatIsPaidInOtherInstalmentsThanWereAskedForIsPaid(String card) throws IOException {
        try (var toss = new ScriptedGateway()) {
            var inThree = new PaymentBill(lunch.order(), mina, lunch.method(), lunch.amount(), 3);
            toss.always(200, """
                    {"paymentKey": "p1", "orderId": "%s", "status": "DONE", "totalAmount": 18000,
                     "balanceAmount": 18000, "card": %s}
                    """.formatted(lunch.order(), card));
            var met = new TossGateway(toss.client("key"), refundAccounts, json);

            assertThat(taken(met.approve(inThree, "bk", 1)).paymentKey()).isEqualTo("p1");
            assertThat(toss.asked().getFirst().body().get("cardInstallmentPlan").asInt())
                    .isEqualTo(3);
            met.approve(lunch, "bk", 1);
            assertThat(toss.asked().getLast().body().has("cardInstallmentPlan")).isFalse();
        }
    }

    @Test
    void whatNobodyPaysInInstalmentsIsANo() {
        var inThirteen = new PaymentBill(lunch.order(), mina, lunch.method(), Won.of(60_000), 13);
        assertThat(gateway.approve(inThirteen, register(GOOD_CARD), 1))
                .isEqualTo(new Answer.Declined("invalid-card-installment-plan"));
        assertThat(gateway.find(inThirteen)).isEqualTo(new Finding.NotFound());
    }

    @Test
    void aPaymentThatHasFailedSaysWhy() throws IOException {
        try (var toss = new ScriptedGateway()) {
            var payment = """
                    {"paymentKey": "p1", "orderId": "%s", "status": "ABORTED", "totalAmount": 18000,
                     "balanceAmount": 0, "failure": {"code": "REJECT_CARD_COMPANY", "message": "…"}}
                    """;
            toss.on("GET", "/v1/payments/orders/", 200, payment.formatted(lunch.order()));

            assertThat(new TossGateway(toss.client("key"), refundAccounts, json).find(lunch))
                    .isEqualTo(new Finding.Failed("reject-card-company", Optional.empty()));
        }
    }

    /// Of an order's windows only one is shown.
    @Test
    void anAttemptInAWindowIsInquiredByItsOwnName() throws IOException {
        try (var toss = new ScriptedGateway()) {
            var inWindow = new PaymentBill(lunch.order(), lunch.customer(), null, lunch.amount());
            var payment = """
                    {"paymentKey": "%s", "orderId": "%s", "status": "%s", "totalAmount": 18000, "balanceAmount": %d}
                    """;
            toss.on("GET", "/v1/payments/p2", 200, payment.formatted("p2", lunch.order(), "IN_PROGRESS", 18_000))
                    .on("GET", "/v1/payments/p1", 200, payment.formatted("p1", lunch.order(), "ABORTED", 0))
                    .on("GET", "/v1/payments/orders/", 200, payment.formatted("p1", lunch.order(), "ABORTED", 0));
            var met = new TossGateway(toss.client("key"), refundAccounts, json);
            assertThat(met.find(inWindow, inWindow("p1"))).isInstanceOf(Finding.Failed.class);
            assertThat(met.find(inWindow, inWindow("p2"))).isEqualTo(new Finding.NotFound());
            assertThat(met.find(inWindow)).isEqualTo(new Finding.NotFound());
            assertThat(met.find(lunch, new Attempt(1, "toss", NOON)))
                    .as("a card's")
                    .isInstanceOf(Finding.Failed.class);

            toss.on("GET", "/v1/payments/p2", 200, payment.formatted("p2", lunch.order(), "DONE", 18_000));
            assertThat(met.find(inWindow, inWindow("p2"))).isInstanceOf(Finding.Found.class);
        }
    }

    private static Attempt inWindow(String paymentKey) {
        return new Attempt(1, "toss", NOON, new PaymentWindow(1, "toss", paymentKey, "https://toss.test"));
    }

    @Test
    void whatIsLeftIsAskedByTheNameOfTheCapture() throws IOException {
        try (var toss = new ScriptedGateway()) {
            var payment = """
                    {"paymentKey": "p1", "orderId": "%s", "status": "PARTIAL_CANCELED",
                     "totalAmount": 18000, "balanceAmount": 14000}
                    """;
            toss.on("GET", "/v1/payments/p1", 200, payment.formatted(lunch.order()));
            var met = new TossGateway(toss.client("key"), refundAccounts, json);
            var capture = new Capture("toss", "p1", lunch.amount());
            assertThat(met.balance(lunch, capture)).isEqualTo(new Balance.Left(Won.of(14_000)));

            toss.on("GET", "/v1/payments/p1", 200, payment.formatted(UUID.randomUUID()));
            assertThat(met.balance(lunch, capture)).as("another order's").isEqualTo(new Balance.Unclear());

            toss.on("GET", "/v1/payments/p1", 404, "{\"code\": \"NOT_FOUND_PAYMENT\"}");
            assertThat(met.balance(lunch, capture)).isEqualTo(new Balance.NoCapture());
        }
    }

    /// What is deposited counts as what a card has paid; what waits or was closed has nothing.
    @ParameterizedTest
    @CsvSource({
        "WAITING_FOR_DEPOSIT,                , 18000, NotFound, DepositReversed",
        "EXPIRED,                            , 18000, Failed,   DepositReversed",
        "CANCELED,                           ,     0, Failed,   DepositReversed",
        "DONE,             2026-12-03T12:00:00+09:00, 18000, Found,    Left",
        "PARTIAL_CANCELED, 2026-12-03T12:00:00+09:00, 14000, Found,    Left",
        "CANCELED,         2026-12-03T12:00:00+09:00,     0, Found,    Left",
    })
    void ofADepositItsAccountSaysWhatBecame(String status, String approvedAt, long left, String finding, String balance)
            throws IOException {
        try (var toss = new ScriptedGateway()) {
            var payment =
                    """
                    {"paymentKey": "p1", "orderId": "%s", "status": "%s", "totalAmount": 18000, "balanceAmount": %d,
                     "approvedAt": %s, "method": "가상계좌", "virtualAccount": {"accountNumber": "1"}}
                    """.formatted(lunch.order(), status, left, approvedAt == null ? null : '"' + approvedAt + '"');
            toss.always(200, payment);
            var met = new TossGateway(toss.client("key"), refundAccounts, json);
            assertThat(met.find(lunch).getClass().getSimpleName()).isEqualTo(finding);
            assertThat(met.balance(lunch, new Capture("toss", "p1", lunch.amount()))
                            .getClass()
                            .getSimpleName())
                    .isEqualTo(balance);
            var byDeposit = new PaymentBill(lunch.order(), mina, null, lunch.amount());
            assertThat(met.find(byDeposit).getClass().getSimpleName())
                    .as("an order may have other payments")
                    .isEqualTo(finding.equals("Failed") ? "NotFound" : finding);

            assertThat(met.balance(lunch, new Capture("toss", "p2", lunch.amount())))
                    .as("another payment")
                    .isEqualTo(new Balance.Unclear());
            var other = new PaymentBill(UUID.randomUUID(), mina, lunch.method(), lunch.amount());
            assertThat(met.balance(other, new Capture("toss", "p1", lunch.amount())))
                    .as("another order's")
                    .isEqualTo(new Balance.Unclear());
        }
    }

    /// A window's payment has no account.
    @Test
    void whatExpiredWithoutAnAccountIsNoDeposit() throws IOException {
        try (var toss = new ScriptedGateway()) {
            toss.always(200, """
                    {"paymentKey": "p1", "orderId": "%s", "status": "EXPIRED", "totalAmount": 18000,
                     "balanceAmount": 18000, "virtualAccount": null}
                    """.formatted(lunch.order()));
            assertThat(new TossGateway(toss.client("key"), refundAccounts, json)
                            .balance(lunch, new Capture("toss", "p1", lunch.amount())))
                    .isEqualTo(new Balance.Unclear());
        }
    }

    @Test
    void whereItGoesBackToIsSaidOnlyWhereItIsKnown() throws IOException {
        try (var toss = new ScriptedGateway()) {
            var met = new TossGateway(toss.client("key"), refundAccounts, json);
            var capture = new Capture("toss", "p1", lunch.amount());
            met.refund(lunch.order(), capture, lunch.amount(), NOON);
            assertThat(toss.asked().getLast().body().has("refundReceiveAccount"))
                    .isFalse();

            refundAccounts.keep(lunch.order(), new RefundAccount(Bank.SHINHAN, "110123456789", "김미나"));
            met.refund(lunch.order(), capture, lunch.amount(), NOON);
            var account = toss.asked().getLast().body().get("refundReceiveAccount");
            assertThat(account.get("bank").asString()).isEqualTo("88");
            assertThat(account.get("accountNumber").asString()).isEqualTo("110123456789");
            assertThat(account.get("holderName").asString()).isEqualTo("김미나");
        }
    }

    private TossGateway at(String url) {
        return new TossGateway(client(url), refundAccounts, json);
    }

    private static PgClient client(String url) {
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(1))
                .build();
        return new PgClient(http, url, PgClient.basic("test_sk_dosirak", ""), Duration.ofSeconds(2));
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
