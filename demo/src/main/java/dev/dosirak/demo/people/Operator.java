package dev.dosirak.demo.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Somebody of the platform's own company.
public final class Operator {

    private static final String GATEWAYS = "/api/v1/payments/gateways";

    private final Session session;

    public Operator(Session session) {
        this.session = session;
    }

    public Session session() {
        return session;
    }

    public JsonNode approveMember(UUID member) {
        return session.post("/api/v1/members/" + member + "/approve", null).body();
    }

    public JsonNode approveShop(UUID shop) {
        return session.post("/api/v1/shops/" + shop + "/approve", null).body();
    }

    /// The payment gateways, with what is set for each and how it does.
    public JsonNode gateways() {
        return session.get(GATEWAYS).body().path("items");
    }

    /// An order's payment, with all that was given back and is disputed.
    public JsonNode payment(UUID order) {
        return session.get(payments(order)).body();
    }

    /// All that people should look at, oldest first.
    public List<JsonNode> paymentTasks() {
        var all = new ArrayList<JsonNode>();
        var cursor = "0";
        while (true) {
            var page = session.get("/api/v1/payments/tasks?cursor=" + cursor).body();
            page.path("items").forEach(all::add);
            cursor = page.path("next").asString("");
            if (cursor.isEmpty()) {
                return all;
            }
        }
    }

    public void closePaymentTask(long task, String note) {
        session.post("/api/v1/payments/tasks/%d/closing".formatted(task), Map.of("note", note));
    }

    /// @param amount in won
    public void refundInPart(UUID order, long amount, String why) {
        session.post(payments(order) + "/partial-refunds", Map.of("amount", amount, "reason", why));
    }

    /// One that is stuck is tried at once.
    public void retryRefund(UUID order) {
        session.post(payments(order) + "/refund-retries", null);
    }

    /// @param amount in won
    public void openChargeback(UUID order, long amount, String why) {
        session.post(payments(order) + "/chargebacks", Map.of("amount", amount, "reason", why));
    }

    /// @param outcome `won` or `lost`
    public void closeChargeback(UUID order, UUID chargeback, String outcome) {
        session.put("%s/chargebacks/%s/outcome".formatted(payments(order), chargeback), Map.of("outcome", outcome));
    }

    private static String payments(UUID order) {
        return "/api/v1/payments/" + order;
    }

    /// What became of comparing a gateway's statement of a day with our payments; empty when nobody has
    /// looked at that day yet.
    public Optional<JsonNode> reconciliation(String gateway, LocalDate day) {
        try {
            return Optional.of(session.get("/api/v1/payments/reconciliations?gateway=%s&day=%s".formatted(gateway, day))
                    .body());
        } catch (ApiRefusal e) {
            if (e.reason().equals("unknown-reconciliation")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// @param weight of new payments; with 0 it gets none
    public void weighGateway(String gateway, int weight, String why) {
        session.put(GATEWAYS + "/" + segment(gateway) + "/weight", Map.of("weight", weight, "why", why));
    }

    public void switchGateway(String gateway, boolean on, String why) {
        turn(segment(gateway), on, why);
    }

    /// @param brand the company that issued the cards, as `kb`
    public void switchBrand(String gateway, String brand, boolean on, String why) {
        turn(segment(gateway) + "/brands/" + segment(brand), on, why);
    }

    /// @param method `registered-card` or `payment-window`
    public void switchMethod(String gateway, String method, boolean on, String why) {
        turn(segment(gateway) + "/methods/" + segment(method), on, why);
    }

    private void turn(String what, boolean on, String why) {
        session.put(GATEWAYS + "/" + what + "/switch", Map.of("on", on, "why", why));
    }

    /// Of a path, whatever somebody has typed.
    private static String segment(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    /// Sends rows to one of the public imports.
    ///
    /// @param rows     in the shape of that import
    /// @return `{imported, unchanged, errors: [{row, code, reason}]}`
    public JsonNode importRows(String path, Object rows) {
        return session.post(path, Map.of("rows", rows), UUID.randomUUID().toString(), RetryPolicy.LONG)
                .body();
    }
}
