package dev.dosirak.platform.sync;

import dev.dosirak.platform.kernel.ServiceAddresses;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/// Asks the owner over its internal endpoints.
public final class HttpDataOwner implements DataOwner {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration FETCH_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration CHECKSUMS_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration IMPORT_START_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);
    private static final int PAGE = 200;
    private static final String NO_STREAM = "";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final String domain;
    private final ServiceAddresses owner;
    private final Supplier<String> token;
    private final Duration readTimeout;

    /// @param owner where it answers; each address does for any question
    /// @param domain as `shops`
    public HttpDataOwner(ServiceAddresses owner, String domain, Supplier<String> token) {
        this(owner, domain, token, READ_TIMEOUT);
    }

    /// @param readTimeout how long nothing may come in the midst of an answer
    HttpDataOwner(ServiceAddresses owner, String domain, Supplier<String> token, Duration readTimeout) {
        this.domain = domain;
        this.owner = owner;
        this.token = token;
        this.readTimeout = readTimeout;
    }

    @Override
    public String domain() {
        return domain;
    }

    @Override
    public List<SyncItem> fetch(Collection<UUID> ids) {
        return fetch(ids, NO_STREAM).items();
    }

    @Override
    public Answer fetch(Collection<UUID> ids, String stream) {
        var query = ids.stream().map(UUID::toString).collect(Collectors.joining(",", "?ids=", ""));
        return lines(
                query,
                stream,
                FETCH_TIMEOUT,
                (headers, lines) -> new Answer(
                        lines.map(SyncJson::read).toList(),
                        headers.firstValue(Answer.HEARD_UP_TO).map(Instant::parse)));
    }

    @Override
    public void importFrom(Import where, Consumer<List<SyncItem>> page) {
        var span = where.span()
                .map(it -> "&from=%s&to=%s".formatted(it.from(), it.to()))
                .orElse("");
        boolean whole = lines(
                "/import?cursor=" + where.cursor() + span,
                NO_STREAM,
                IMPORT_START_TIMEOUT,
                (_, lines) -> pages(lines.iterator(), page));
        if (!whole) {
            throw new OwnerAway("%s broke off an import".formatted(this));
        }
    }

    /// Whether they came to their end.
    private static boolean pages(Iterator<String> lines, Consumer<List<SyncItem>> page) {
        var items = new ArrayList<SyncItem>(PAGE);
        boolean ended = false;
        while (lines.hasNext() && !ended) {
            var line = lines.next();
            ended = line.equals(SyncJson.END);
            if (!ended) {
                items.add(SyncJson.read(line));
            }
            if (items.size() == PAGE) {
                page.accept(List.copyOf(items));
                items.clear();
            }
        }
        if (!items.isEmpty()) {
            page.accept(List.copyOf(items));
        }
        return ended;
    }

    @Override
    public Sums sums(UUID cursor, int buckets) {
        var query = "/checksums?buckets=%d&cursor=%s".formatted(buckets, cursor);
        return lines(query, NO_STREAM, CHECKSUMS_TIMEOUT, whole(SyncJson::sums));
    }

    @Override
    public List<VersionEntry> versions(UUID cursor, int limit) {
        var query = "/versions?cursor=%s&limit=%d".formatted(cursor, limit);
        return lines(query, NO_STREAM, FETCH_TIMEOUT, whole(SyncJson::versions));
    }

    private interface Reader<T> {
        T read(HttpHeaders headers, Stream<String> lines);
    }

    private static <T> Reader<T> whole(Function<String, T> read) {
        return (_, lines) -> read.apply(lines.collect(Collectors.joining("\n")));
    }

    private <T> T lines(String rest, String stream, Duration within, Reader<T> reader) {
        try {
            var answer = owner.ask(it -> begin(it.resolve("/internal/v1/" + domain + rest), stream, within));
            try (var lines = new BufferedReader(
                    new InputStreamReader(new ReadTimeoutStream(answer.body(), readTimeout), StandardCharsets.UTF_8))) {
                return reader.read(answer.headers(), lines.lines().filter(it -> !it.isBlank()));
            }
        } catch (IOException | UncheckedIOException | JacksonException | DateTimeException e) {
            throw new OwnerAway("%s does not answer: %s".formatted(this, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OwnerAway("Asking %s was interrupted".formatted(this), e);
        }
    }

    private HttpResponse<InputStream> begin(URI question, String stream, Duration within)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(question)
                .header("Authorization", "Bearer " + token.get())
                .timeout(within);
        if (!stream.equals(NO_STREAM)) {
            request.header(Answer.STREAM, stream);
        }
        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            response.body().close();
            throw new IOException("%s answers %d".formatted(question, response.statusCode()));
        }
        return response;
    }

    @Override
    public String toString() {
        return domain + " at " + owner;
    }
}
