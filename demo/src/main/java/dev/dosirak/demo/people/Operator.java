package dev.dosirak.demo.people;

import java.time.LocalDate;
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
        session.put(GATEWAYS + "/" + gateway + "/weight", Map.of("weight", weight, "why", why));
    }

    /// @param what of the gateway, as `brands/kb`; empty for all of it
    public void switchGateway(String gateway, String what, boolean on, String why) {
        session.put(
                GATEWAYS + "/" + gateway + (what.isEmpty() ? "" : "/" + what) + "/switch",
                Map.of("on", on, "why", why));
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
