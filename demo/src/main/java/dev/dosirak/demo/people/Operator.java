package dev.dosirak.demo.people;

import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Somebody of the platform's own company.
public final class Operator {

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

    /// Sends rows to one of the public imports.
    ///
    /// @param rows     in the shape of that import
    /// @return `{imported, unchanged, errors: [{row, code, reason}]}`
    public JsonNode importRows(String path, Object rows) {
        return session.post(path, Map.of("rows", rows), UUID.randomUUID().toString(), RetryPolicy.LONG)
                .body();
    }
}
