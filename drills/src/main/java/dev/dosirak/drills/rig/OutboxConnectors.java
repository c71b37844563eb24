package dev.dosirak.drills.rig;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.embedded.ConnectServer;
import java.util.Base64;
import java.util.Map;

/// The connectors that carry events from outboxes to Kafka.
public final class OutboxConnectors {

    private final String authorization;

    OutboxConnectors(String password) {
        var login = ConnectServer.USER + ":" + password;
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
    }

    /// What the service publishes stays in its outbox.
    public void pause(Service service) throws InterruptedException {
        put(service, "pause");
    }

    public void resume(Service service) throws InterruptedException {
        put(service, "resume");
    }

    private void put(Service service, String what) throws InterruptedException {
        var connector =
                BenchAddresses.connect().resolve("/connectors/outbox-%s/%s".formatted(service.database(), what));
        try (var web = new Web()) {
            web.send("PUT", connector, "", new byte[0], Map.of("Authorization", authorization))
                    .required("%s of %s".formatted(what, connector));
        }
    }
}
