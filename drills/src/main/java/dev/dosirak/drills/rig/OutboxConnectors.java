package dev.dosirak.drills.rig;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.embedded.ConnectServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;

/// The connectors that carry events from outboxes to Kafka.
public final class OutboxConnectors {

    private static final int OK = 200;
    private static final int REFUSED = 300;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String authorization;

    OutboxConnectors(String password) {
        var login = ConnectServer.USER + ":" + password;
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
    }

    /// What the service publishes stays in its outbox.
    public void pause(Service service) throws IOException, InterruptedException {
        put(service, "pause");
    }

    public void resume(Service service) throws IOException, InterruptedException {
        put(service, "resume");
    }

    private void put(Service service, String what) throws IOException, InterruptedException {
        var connector =
                BenchAddresses.connect().resolve("/connectors/outbox-%s/%s".formatted(service.database(), what));
        var answer = http.send(
                HttpRequest.newBuilder(connector)
                        .header("Authorization", authorization)
                        .PUT(HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() < OK || answer.statusCode() >= REFUSED) {
            throw new CannotMeasure(
                    "%s of %s was answered %d: %s".formatted(what, connector, answer.statusCode(), answer.body()));
        }
    }
}
