package dev.dosirak.pgsimulator;

import dev.dosirak.pgsimulator.Wire.Answer;
import java.io.IOException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Whoever runs the simulator.
public final class Admin {

    public static final String KEY = "ak_of_this_test";

    public static final String LOCK = "dosirak.pg-simulator.admin-key=" + KEY;

    /// Until a test says where they go.
    public static final String NO_WEBHOOKS = """
            dosirak.pg-simulator.webhooks.toss=
            dosirak.pg-simulator.webhooks.nice=
            dosirak.pg-simulator.webhooks.portone=
            dosirak.pg-simulator.webhook-minute=20ms
            """;

    private final Wire wire;

    public Admin(int port) {
        this.wire = new Wire(port, Wire.basic(KEY, ""));
    }

    public Answer mode(String gateway, String mode) throws IOException, InterruptedException {
        return wire.put("/simulator/" + gateway + "/mode", mode);
    }

    public void everybodyGetsWell() throws IOException, InterruptedException {
        wire.put("/simulator/mode", "{\"mode\": \"normal\"}");
    }

    public Answer reverse(String order, Optional<Long> won) throws IOException, InterruptedException {
        var amount = won.map(it -> "\"amount\": " + it).orElse("");
        return wire.post("/simulator/payments/" + order + "/reversals", "{" + amount + "}");
    }

    /// @param account its number, or that of its order
    public Answer deposit(String account, long won) throws IOException, InterruptedException {
        return wire.post("/simulator/virtual-accounts/" + account + "/deposits", "{\"amount\": %d}".formatted(won));
    }

    /// @param account its number, or that of its order
    public Answer undoDeposit(String account) throws IOException, InterruptedException {
        return wire.post("/simulator/virtual-accounts/" + account + "/reversals", "");
    }

    public JsonNode journal(String order) throws IOException, InterruptedException {
        return wire.get("/simulator/journal?orderId=" + order).body().get("items");
    }

    /// @param secret that signs them, where one does
    public Answer webhooks(String gateway, String url, String secret) throws IOException, InterruptedException {
        var form = "{\"url\": \"%s\", \"secret\": \"%s\"}".formatted(url, secret);
        return wire.put("/simulator/" + gateway + "/webhook-target", form);
    }

    public Answer webhookFaults(String gateway, String faults) throws IOException, InterruptedException {
        return wire.put("/simulator/" + gateway + "/webhook-faults", faults);
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return wire.get(path);
    }
}
