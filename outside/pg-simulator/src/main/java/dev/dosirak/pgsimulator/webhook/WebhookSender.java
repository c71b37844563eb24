package dev.dosirak.pgsimulator.webhook;

import dev.dosirak.pgsimulator.webhook.WebhookDialect.Message;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/// The way from the gateways to their merchant: so many webhooks at once, the others wait.
final class WebhookSender implements AutoCloseable {

    private static final Duration TO_CONNECT = Duration.ofSeconds(3);
    private static final Duration TO_ANSWER = Duration.ofSeconds(10);
    private static final int AT_ONCE = 16;

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhook-", 0).factory());
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .executor(threads)
            .build();
    private final Semaphore lines = new Semaphore(AT_ONCE);

    /// @return false when nothing is begun any more
    boolean begin(Runnable work) {
        try {
            threads.execute(work);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /// @return the merchant's answer; empty when none came
    Optional<HttpResponse<String>> post(String url, Message message) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(TO_ANSWER)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(message.body()));
        message.headers().forEach(request::header);
        lines.acquire();
        try {
            return Optional.of(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } finally {
            lines.release();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.shutdownNow();
    }
}
