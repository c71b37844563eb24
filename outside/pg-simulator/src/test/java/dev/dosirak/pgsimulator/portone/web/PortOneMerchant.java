package dev.dosirak.pgsimulator.portone.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.pgsimulator.Wire;
import dev.dosirak.pgsimulator.Wire.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Map;

/// A merchant of the gateway after PortOne.
public final class PortOneMerchant {

    static final String MINA = "7f1b3c9e-mina";

    private final Wire wire;

    public PortOneMerchant(int port) {
        this.wire = new Wire(port, "PortOne test_sk_dosirak_portone");
    }

    /// The billing key of a card that Mina shows.
    public String card(String number) throws IOException, InterruptedException {
        return wire.post("/portone/window/billing-keys", """
                {"number": "%s", "expiry": "2912", "birth": "900131", "customerId": "%s"}
                """.formatted(number, MINA))
                .text("billingKey");
    }

    public Answer pay(String card, String payment, long won) throws IOException, InterruptedException {
        return pay(card, payment, won, quoted(payment));
    }

    Answer pay(String card, String payment, long won, String key) throws IOException, InterruptedException {
        return payFor(MINA, card, payment, won, key);
    }

    Answer payFor(String customer, String card, String payment, long won, String key)
            throws IOException, InterruptedException {
        return post("/portone/payments/" + payment + "/billing-key", key, """
                {"billingKey": "%s", "orderName": "김밥 두 줄", "customer": {"id": "%s"},
                 "amount": {"total": %d}, "currency": "KRW"}
                """.formatted(card, customer, won));
    }

    /// @param more fields of the body, each with a comma before it
    Answer cancel(String payment, String more, String key) throws IOException, InterruptedException {
        return post("/portone/payments/" + payment + "/cancel", key, "{\"reason\": \"변심\"%s}".formatted(more));
    }

    Answer payment(String payment) throws IOException, InterruptedException {
        return wire.get("/portone/payments/" + payment);
    }

    Answer billingKey(String card) throws IOException, InterruptedException {
        return wire.get("/portone/billing-keys/" + card);
    }

    Answer delete(String card) throws IOException, InterruptedException {
        return wire.delete("/portone/billing-keys/" + card);
    }

    Answer events(String query) throws IOException, InterruptedException {
        return wire.get("/portone/payment-events-by-cursor?requestBody=" + URLEncoder.encode(query, UTF_8));
    }

    Answer get(String path) throws IOException, InterruptedException {
        return wire.get(path);
    }

    static String quoted(String key) {
        return "\"" + key + "\"";
    }

    private Answer post(String path, String key, String json) throws IOException, InterruptedException {
        return wire.post(path, Map.of("Idempotency-Key", key), json);
    }
}
