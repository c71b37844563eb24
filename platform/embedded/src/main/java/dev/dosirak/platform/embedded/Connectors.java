package dev.dosirak.platform.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The connectors of a Kafka Connect, ours or one that runs elsewhere, spoken to through its REST interface.
public final class Connectors {

    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Pattern STATE = Pattern.compile("\"state\":\"([A-Z_]+)\"");
    private static final Pattern STATUS = Pattern.compile("\"(outbox-[^\"]+)\":\\{\"status\":");
    private static final String FINGERPRINT = "dosirak.fingerprint";

    private final URI connect;
    private final String authorization;
    private final ConnectSecrets secrets;
    private final OutboxConnectorKind kind;
    private final HttpClient http;

    /// @param connect base URL, such as `http://127.0.0.1:8183`, with `user:password@` where it asks for them
    public Connectors(URI connect, ConnectSecrets secrets) {
        this(connect, secrets, OutboxConnectorKind.DEBEZIUM);
    }

    Connectors(URI connect, ConnectSecrets secrets, OutboxConnectorKind kind) {
        var login = connect.getUserInfo();
        this.connect = login == null ? connect : URI.create(connect.toString().replaceFirst("//[^@/]*@", "//"));
        this.authorization = login == null
                ? ""
                : "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        this.secrets = secrets;
        this.kind = kind;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(REQUEST_LIMIT)
                .build();
    }

    /// Makes sure that the source's connector exists, is as we want it, and runs; waits for a Connect that is
    /// starting.
    ///
    /// @throws InfrastructureFailed when it does not run within `limit`; quotes the last answer
    public void ensureOutbox(OutboxSource source, Duration limit) {
        var deadline = System.nanoTime() + limit.toNanos();
        var path = "/connectors/" + source.connector();
        var wanted = source.configuration(secrets, kind);
        // Another password must reach a connector, too, although its settings look the same.
        var hash =
                Integer.toHexString(31 * wanted.hashCode() + source.password().hashCode());
        var fingerprint = "\"%s\":\"%s\"".formatted(FINGERPRINT, hash);
        wanted.put(FINGERPRINT, hash);
        var answer = new Answer(0, "no answer");
        while (System.nanoTime() < deadline) {
            answer = send("GET", path + "/config", "");
            // Writing the same configuration again would restart the connector.
            if (answer.code == 404 || (answer.isFine() && !answer.body.contains(fingerprint))) {
                answer = send("PUT", path + "/config", json(wanted));
            }
            if (answer.isFine()) {
                answer = send("GET", path + "/status", "");
                if (runs(answer)) {
                    return;
                }
                if (hasFailed(answer)) {
                    restart(source.connector());
                }
            }
            ServerProcess.pause(POLL);
        }
        throw new InfrastructureFailed("The outbox of %s is not being published: Connect at %s said %s"
                .formatted(source.database(), connect, answer));
    }

    /// Names of the connectors that have failed; empty when Connect does not answer. A task that failed stays
    /// so until it is [restarted][#restart], however well everything around it is again.
    public List<String> failed() {
        var all = send("GET", "/connectors?expand=status", "");
        var failed = new ArrayList<String>();
        var names = STATUS.matcher(all.body);
        for (var goesOn = names.find(); goesOn; ) {
            var name = names.group(1);
            int from = names.end();
            goesOn = names.find();
            if (hasFailed(new Answer(all.code, all.body.substring(from, goesOn ? names.start() : all.body.length())))) {
                failed.add(name);
            }
        }
        return failed;
    }

    /// Restarts of a connector what has failed; false when Connect would not.
    public boolean restart(String connector) {
        return send("POST", "/connectors/" + connector + "/restart?includeTasks=true&onlyFailed=true", "")
                .isFine();
    }

    /// Whether Connect takes requests and is a member of its group.
    public boolean isReady() {
        return send("GET", "/health", "").isFine();
    }

    private static boolean hasFailed(Answer status) {
        return status.isFine() && status.states().contains("FAILED");
    }

    private static boolean runs(Answer status) {
        // The connector's own state and that of its one task.
        return status.isFine() && status.states().equals(List.of("RUNNING", "RUNNING"));
    }

    private Answer send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(connect.resolve(path))
                .timeout(REQUEST_LIMIT)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Answer(0, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureFailed("Interrupted while speaking to Connect", e);
        }
    }

    private static String json(Map<String, String> configuration) {
        return configuration.entrySet().stream()
                .map(it -> quoted(it.getKey()) + ":" + quoted(it.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (var c : text.toCharArray()) {
            quoted.append(c < ' ' || c == '"' || c == '\\' ? "\\u%04x".formatted((int) c) : c);
        }
        return quoted.append('"').toString();
    }

    /// @param code of HTTP; 0 when there was no answer
    private record Answer(int code, String body) {

        private static final int SHOWN = 400;

        boolean isFine() {
            return code >= 200 && code < 300;
        }

        List<String> states() {
            return STATE.matcher(body).results().map(it -> it.group(1)).toList();
        }

        @Override
        public String toString() {
            return code + " " + body.substring(0, Math.min(body.length(), SHOWN));
        }
    }
}
