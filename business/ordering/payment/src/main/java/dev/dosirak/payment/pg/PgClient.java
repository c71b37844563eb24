package dev.dosirak.payment.pg;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sends requests to a gateway in our name, and tells apart what surely was not sent from what got no answer.
public final class PgClient {

    /// What became of a request.
    public sealed interface Reply {

        /// @param body JSON, or whatever came instead
        record Answered(int status, String body) implements Reply {

            /// The body may tell of people, and does not belong in a log.
            @Override
            public String toString() {
                return "Answered[status=%d]".formatted(status);
            }
        }

        /// No connection, so nothing left us.
        record NotSent(String why) implements Reply {}

        /// Sent at least in part, and no whole answer came back.
        record Lost(String why) implements Reply {}
    }

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final Duration TO_CONNECT = Duration.ofSeconds(1);

    private final HttpClient http;
    private final String url;
    private final String authorization;
    private final Duration answerWithin;

    /// @param http connects in good time
    /// @param url of the gateway, without a slash at its end
    /// @param authorization who we are, as the gateway wants to be told: the header as it is sent, a secret
    public PgClient(HttpClient http, String url, String authorization, Duration answerWithin) {
        this.http = http;
        this.url = url;
        this.authorization = authorization;
        this.answerWithin = answerWithin;
    }

    /// The header of a gateway that knows its merchants by name and secret.
    public static String basic(String name, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(UTF_8));
    }

    public Reply get(String path) {
        return send(request(path).GET());
    }

    /// A file, however long it is; whoever asked for it reads it and closes it.
    ///
    /// @return empty when there is no such file
    /// @throws IOException when the gateway does not answer or says no; also later, when it breaks off
    public Optional<InputStream> open(String path) throws IOException {
        try {
            var response = http.send(request(path).GET().build(), BodyHandlers.ofInputStream());
            if (response.statusCode() == OK) {
                return Optional.of(response.body());
            }
            response.body().close();
            if (response.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw new IOException("HTTP status %d".formatted(response.statusCode()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(e.toString());
        }
    }

    public Reply delete(String path) {
        return send(request(path).DELETE());
    }

    /// For a gateway that does not know a repeated request for the same.
    public Reply post(String path, String json) {
        return send(posted(path, json));
    }

    /// @param idempotencyKey the same for the same request, so that it may be sent again
    public Reply post(String path, String idempotencyKey, String json) {
        return send(posted(path, json).header("Idempotency-Key", idempotencyKey));
    }

    private HttpRequest.Builder posted(String path, String json) {
        return request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", authorization)
                .timeout(answerWithin);
    }

    private Reply send(HttpRequest.Builder request) {
        // The client's own limit ends with the headers (JDK-8208693): a body that never ends must not hold its caller.
        var sent = http.sendAsync(request.build(), BodyHandlers.ofString());
        try {
            var response = sent.get(answerWithin.plus(TO_CONNECT).toMillis(), TimeUnit.MILLISECONDS);
            return new Reply.Answered(response.statusCode(), response.body());
        } catch (ExecutionException e) {
            return e.getCause() instanceof ConnectException || e.getCause() instanceof HttpConnectTimeoutException
                    ? new Reply.NotSent(String.valueOf(e.getCause()))
                    : new Reply.Lost(String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            sent.cancel(true);
            return new Reply.Lost("no whole answer within " + answerWithin);
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            return new Reply.Lost(e.toString());
        }
    }
}
