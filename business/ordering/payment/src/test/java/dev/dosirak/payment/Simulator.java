package dev.dosirak.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.payment.pg.PgClient;
import dev.dosirak.pgsimulator.PgSimulatorApplication;
import dev.dosirak.platform.embedded.TestInfrastructure;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The real gateway simulator with a database of its own, started once for all tests.
public final class Simulator {

    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"(.*?)\" value=\"(.*?)\">");
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Simulator() {}

    private static final class Running {
        static final String URL = start();
    }

    /// Of the gateway after Toss Payments.
    public static String url() {
        return url("toss");
    }

    public static String url(String gateway) {
        return Running.URL + "/" + gateway;
    }

    private static String start() {
        var database = TestInfrastructure.get().newDatabase("pgsimulator");
        var context = SpringApplication.run(
                PgSimulatorApplication.class,
                "--server.port=0",
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(),
                "--dosirak.pg-simulator.webhooks.toss=",
                "--dosirak.pg-simulator.webhooks.nice=",
                "--dosirak.pg-simulator.webhooks.portone=",
                "--dosirak.pg-simulator.webhook-minute=100ms");
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    /// What the card window gives a customer's browser.
    public static String show(String cardNumber, UUID customer) {
        return send("POST", "/toss/window/cards", """
                {"number": "%s", "expiry": "2912", "birth": "900131", "customerKey": "%s"}
                """.formatted(cardNumber, customer))
                .get("authKey")
                .asString();
    }

    /// What the window of the gateway after PortOne gives a customer's browser.
    public static String issue(String cardNumber, UUID customer) {
        return send("POST", "/portone/window/billing-keys", """
                {"number": "%s", "expiry": "2912", "birth": "900131", "customerId": "%s"}
                """.formatted(cardNumber, customer))
                .get("billingKey")
                .asString();
    }

    /// A customer shows a card in a window, or gives up; what the gateway gives the browser for the way back.
    ///
    /// @param cardNumber empty for none
    public static Map<String, String> authorize(String url, String cardNumber) {
        return pay(url, Map.of(), cardNumber);
    }

    /// The same in a window that a gateway's script opens.
    ///
    /// @param url of the script, or of the window itself where there are no parameters
    /// @throws IllegalStateException with the status when the gateway does not open it, or breaks
    public static Map<String, String> pay(String url, Map<String, ?> parameters, String cardNumber) {
        var page = parameters.isEmpty() ? URI.create(url) : opened(URI.create(url), parameters);
        var answer = cardNumber.isEmpty()
                ? form(URI.create(page + "/cancel"), Map.of())
                : form(page, Map.of("number", cardNumber, "expiry", "2912"));
        var back = answer.headers().firstValue("Location").map(URI::create);
        return back.isPresent() ? query(back.get()) : hidden(answer);
    }

    /// As the script does.
    private static URI opened(URI script, Map<String, ?> parameters) {
        var fields = new HashMap<String, String>();
        addFields("", parameters, fields);
        var answer = form(script.resolve("payments"), fields);
        return script.resolve(answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IllegalStateException(answer.statusCode() + " " + answer.body())));
    }

    private static void addFields(String within, Map<?, ?> parameters, Map<String, String> fields) {
        parameters.forEach((key, value) -> {
            if (value instanceof Map<?, ?> more) {
                addFields(within + key + ".", more, fields);
            } else {
                fields.put(within + key, String.valueOf(value));
            }
        });
    }

    public static Map<String, String> query(URI address) {
        return Arrays.stream(address.getRawQuery().split("&"))
                .map(it -> it.split("=", 2))
                .collect(Collectors.toMap(it -> it[0], it -> URLDecoder.decode(it[1], UTF_8)));
    }

    private static Map<String, String> hidden(HttpResponse<String> page) {
        if (page.statusCode() != 200) {
            throw new IllegalStateException(page.statusCode() + " " + page.body());
        }
        return HIDDEN.matcher(page.body()).results().collect(Collectors.toMap(it -> it.group(1), it -> it.group(2)));
    }

    /// Sent by a browser.
    public static HttpResponse<String> form(URI to, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return received(HttpRequest.newBuilder(to)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    public static void mode(String mode) {
        mode(mode, Duration.ofMillis(100));
    }

    public static void mode(String mode, Duration latency) {
        send("PUT", "/simulator/mode", """
                {"mode": "%s", "latencyMillis": %d}
                """.formatted(mode, latency.toMillis()));
    }

    /// Of one gateway alone.
    public static void modeOf(String gateway, String mode) {
        send("PUT", "/simulator/" + gateway + "/mode", "{\"mode\": \"%s\"}".formatted(mode));
    }

    /// What is wrong with a gateway's statements from now on.
    public static void statementFaults(String gateway, String faults) {
        send("PUT", "/simulator/" + gateway + "/statement-faults", faults);
    }

    /// Where a gateway tells of payments from now on.
    ///
    /// @param url empty for nowhere
    /// @param secret that signs it, where one does
    public static void webhooks(String gateway, String url, String secret) {
        send("PUT", "/simulator/" + gateway + "/webhook-target", """
                {"url": "%s", "secret": "%s"}
                """.formatted(url, secret));
    }

    /// What is wrong with a gateway's webhooks from now on.
    public static void webhookFaults(String gateway, String faults) {
        send("PUT", "/simulator/" + gateway + "/webhook-faults", faults);
    }

    /// What became of a gateway's webhooks: `waiting`, `taken`, `givenUp`.
    public static JsonNode webhookCounts(String gateway) {
        return send("GET", "/simulator/" + gateway + "/webhooks", "").get("counts");
    }

    /// The gateway takes back so much of a payment by itself.
    public static void reverse(UUID order, long won) {
        send("POST", "/simulator/payments/" + order + "/reversals", "{\"amount\": %d}".formatted(won));
    }

    /// The customer disputes a payment with the card company, or does not any more.
    public static void dispute(UUID order, boolean over) {
        send("POST", "/simulator/payments/" + order + "/disputes", "{\"over\": %s}".formatted(over));
    }

    /// Somebody deposits money to an account, by its number or that of its order.
    ///
    /// @return how the gateway says no; empty when the bank took it
    public static String deposit(String account, long won) {
        return send("POST", "/simulator/virtual-accounts/" + account + "/deposits", "{\"amount\": %d}".formatted(won))
                .path("code")
                .asString("");
    }

    /// The bank undoes what was deposited to an account, by its number or that of its order.
    public static void undoDeposit(String account) {
        send("POST", "/simulator/virtual-accounts/" + account + "/reversals", "");
    }

    /// What was taken for an order less what was given back, in won.
    public static long balance(UUID order) {
        long balance = 0;
        for (var entry : journal(order)) {
            long amount = entry.get("amount").asLong();
            balance += entry.get("kind").asString().equals("approval") ? amount : -amount;
        }
        return balance;
    }

    public static JsonNode journal(UUID order) {
        return send("GET", "/simulator/journal?orderId=" + order, "").get("items");
    }

    /// In how many a gateway shows the payment of an order to be paid; 0 for all at once.
    public static int instalmentMonths(String gateway, UUID order) {
        return switch (gateway) {
            case "toss" ->
                months(
                        url("toss") + "/v1/payments/orders/" + order,
                        PgClient.basic("test_sk_dosirak", ""),
                        "/card/installmentPlanMonths");
            case "nice" ->
                months(
                        url("nice") + "/v1/payments/find/" + order + "?orderDate="
                                + DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.now(ZoneId.of("Asia/Seoul"))),
                        PgClient.basic("S2_dosirak", "test_sk_dosirak_of_nice_32_bytes"),
                        "/card/cardQuota");
            case "portone" ->
                months(
                        url("portone") + "/payments/" + order,
                        "PortOne test_sk_dosirak_portone",
                        "/method/installment/month");
            default -> throw new IllegalArgumentException(gateway);
        };
    }

    private static int months(String url, String authorization, String where) {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", authorization)
                .build();
        return JSON.readTree(received(request).body()).requiredAt(where).asInt();
    }

    private static JsonNode send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(Running.URL + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return JSON.readTree(received(request).body());
    }

    private static HttpResponse<String> received(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
