package dev.dosirak.payment.pg;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;

/// Sends requests to a gateway with our secret key, and tells apart what surely was not sent from what got no answer.
public final class PgClient {

    /// What became of a request.
    public sealed interface Reply {

        /// @param body JSON, or whatever came instead
        record Answered(int status, String body) implements Reply {}

        /// No connection, so nothing left us.
        record NotSent(String why) implements Reply {}

        /// Sent at least in part, and no whole answer came back.
        record Lost(String why) implements Reply {}
    }

    private final HttpClient http;
    private final String url;
    private final String credentials;
    private final Duration answerWithin;

    /// @param http connects in good time
    /// @param url of the gateway, without a slash at its end
    /// @param secretKey ours as a merchant
    public PgClient(HttpClient http, String url, String secretKey, Duration answerWithin) {
        this.http = http;
        this.url = url;
        this.credentials = "Basic " + Base64.getEncoder().encodeToString((secretKey + ":").getBytes(UTF_8));
        this.answerWithin = answerWithin;
    }

    public Reply get(String path) {
        return send(request(path).GET());
    }

    public Reply delete(String path) {
        return send(request(path).DELETE());
    }

    /// @param idempotencyKey the same for the same request, so that it may be sent again
    public Reply post(String path, String idempotencyKey, String json) {
        return send(request(path)
                .header("Idempotency-Key", idempotencyKey)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", credentials)
                .timeout(answerWithin);
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Reply.Answered(response.statusCode(), response.body());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new Reply.NotSent(e.toString());
        } catch (IOException e) {
            return new Reply.Lost(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply.Lost(e.toString());
        }
    }
}
