package dev.dosirak.gateway.phonebook.web;

import dev.dosirak.platform.kernel.ServiceAddresses;
import dev.dosirak.platform.kernel.ServiceToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks the storefront for the phone book. Blocks while it arrives, so never on an event loop.
record PhonebookSource(ServiceAddresses storefront, ServiceToken token) {

    private static final Duration TO_CONNECT = Duration.ofSeconds(1);
    private static final Duration TO_BEGIN = Duration.ofSeconds(10);
    private static final Duration TO_END = Duration.ofMinutes(2);

    sealed interface FetchResult {

        /// Another book than the one we know has been put into the file.
        ///
        /// @param tag by which it is known
        record Fresh(Optional<String> tag) implements FetchResult {}

        /// The one that we know is right still.
        record Unchanged(Optional<Instant> asOf) implements FetchResult {}
    }

    /// @param known the tag of the book that we have
    /// @param into the file for a fresh one; what is in it afterwards may be anything unless the answer is
    ///     `Fresh`
    /// @throws IOException when there is no answer, or none of use
    FetchResult fetch(Optional<String> known, Path into) throws IOException, InterruptedException {
        return storefront.ask(it -> fetch(it, known, into));
    }

    private FetchResult fetch(URI one, Optional<String> known, Path into) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(one.resolve("/internal/v1/storefront/phonebook"))
                .timeout(TO_BEGIN)
                .header("Authorization", "Bearer " + token.issue("storefront"));
        known.ifPresent(it -> request.header("If-None-Match", it));
        var response = send(request.build(), into);
        return switch (response.statusCode()) {
            case 200 -> new FetchResult.Fresh(response.headers().firstValue("ETag"));
            case 304 ->
                new FetchResult.Unchanged(
                        response.headers().firstValue(OfflineResponder.AS_OF).flatMap(PhonebookSource::instant));
            default ->
                throw new IOException("%s answers %d".formatted(request.build().uri(), response.statusCode()));
        };
    }

    /// With a client of its own: a connection would not be kept until the next time, and closing the client is
    /// the one way to leave an answer that began and does not end.
    private static HttpResponse<Path> send(HttpRequest request, Path into) throws IOException, InterruptedException {
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TO_CONNECT)
                .build();
        try {
            return http.sendAsync(request, intoFile(into)).get(TO_END.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException("%s does not answer: %s".formatted(request.uri(), e.getCause()), e);
        } catch (TimeoutException e) {
            throw new IOException("%s does not come to an end".formatted(request.uri()), e);
        } finally {
            http.shutdownNow();
        }
    }

    private static BodyHandler<Path> intoFile(Path into) {
        return head -> head.statusCode() == 200
                ? BodySubscribers.ofFile(
                        into, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                : BodySubscribers.replacing(into);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty(); // then the book is as old as it says itself
        }
    }
}
