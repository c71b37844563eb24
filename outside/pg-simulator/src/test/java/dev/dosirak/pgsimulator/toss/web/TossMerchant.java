package dev.dosirak.pgsimulator.toss.web;

import dev.dosirak.pgsimulator.Wire;
import dev.dosirak.pgsimulator.Wire.Answer;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A merchant of the gateway after Toss Payments.
public final class TossMerchant {

    static final String MINA = "7f1b3c9e-mina";

    private final Wire wire;

    public TossMerchant(int port) {
        this.wire = new Wire(port, Wire.basic("test_sk_dosirak", ""));
    }

    /// The billing key of a card that Mina shows.
    public String card(String number) throws IOException, InterruptedException {
        var shown = wire.post("/toss/window/cards", """
                {"number": "%s", "expiry": "2912", "birth": "900131", "customerKey": "%s"}
                """.formatted(number, MINA));
        return register(shown.text("authKey"), UUID.randomUUID().toString()).text("billingKey");
    }

    Answer register(String authKey, String key) throws IOException, InterruptedException {
        return post("/toss/v1/billing/authorizations/issue", key, """
                {"authKey": "%s", "customerKey": "%s"}
                """.formatted(authKey, MINA));
    }

    public Answer pay(String card, String order, long won, String key) throws IOException, InterruptedException {
        return payIn(0, card, order, won, key);
    }

    Answer payIn(int months, String card, String order, long won, String key) throws IOException, InterruptedException {
        return post("/toss/v1/billing/" + card, key, """
                {"customerKey": "%s", "amount": %d, "orderId": "%s", "orderName": "김밥 두 줄",
                 "cardInstallmentPlan": %d}
                """.formatted(MINA, won, order, months));
    }

    Answer forget(String card) throws IOException, InterruptedException {
        return wire.delete("/toss/v1/billing/" + card);
    }

    Answer cancel(String payment, Optional<Long> won, String key) throws IOException, InterruptedException {
        var amount = won.map(it -> ", \"cancelAmount\": " + it).orElse("");
        return post("/toss/v1/payments/" + payment + "/cancel", key, "{\"cancelReason\": \"변심\"%s}".formatted(amount));
    }

    public Answer account(String order, long won, String bank, String key) throws IOException, InterruptedException {
        return account(order, won, bank, "", key);
    }

    /// @param until when it is open, with a comma before it; empty for the usual time
    Answer account(String order, long won, String bank, String until, String key)
            throws IOException, InterruptedException {
        return post("/toss/v1/virtual-accounts", key, """
                {"amount": %d, "orderId": "%s", "orderName": "김밥 두 줄", "customerName": "김미나", "bank": "%s"%s}
                """.formatted(won, order, bank, until));
    }

    /// @param won empty for all
    public Answer cancelTo(String payment, String won, String account, String key)
            throws IOException, InterruptedException {
        return post("/toss/v1/payments/" + payment + "/cancel", key, """
                {"cancelReason": "변심"%s, "refundReceiveAccount": %s}
                """.formatted(
                        won.isEmpty() ? "" : ", \"cancelAmount\": " + won, account));
    }

    Answer order(String order) throws IOException, InterruptedException {
        return get("/toss/v1/payments/orders/" + order);
    }

    Answer get(String path) throws IOException, InterruptedException {
        return wire.get(path);
    }

    private Answer post(String path, String key, String json) throws IOException, InterruptedException {
        return wire.post(path, Map.of("Idempotency-Key", key), json);
    }
}
