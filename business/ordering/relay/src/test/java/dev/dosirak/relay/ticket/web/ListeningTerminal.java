package dev.dosirak.relay.ticket.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A terminal on the other side of real HTTP, that writes down what it hears.
public final class ListeningTerminal implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /// One event as it came.
    public record Ring(long id, String event, String data) {}

    private final List<Ring> rings = new CopyOnWriteArrayList<>();
    private final Consumer<Ring> alsoTell;
    private final HttpResponse<InputStream> answer;
    private final Thread reader;
    private volatile long lastId = -1;
    private volatile int heartbeats;

    /// @param query as `?after=3`, or empty
    public ListeningTerminal(int port, String token, String query, Consumer<Ring> alsoTell)
            throws IOException, InterruptedException {
        this.alsoTell = alsoTell;
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/api/v1/relay/stream%s".formatted(port, query)))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
        this.answer = HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
        this.reader = Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), UTF_8))) {
            var event = "";
            var data = "";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    lastId = Long.parseLong(line.substring(4));
                } else if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.startsWith(":")) {
                    heartbeats++;
                } else if (line.isEmpty() && !data.isEmpty()) {
                    var ring = new Ring(lastId, event, data);
                    rings.add(ring);
                    alsoTell.accept(ring);
                    data = "";
                }
            }
        } catch (IOException e) {
            return; // cut off, by us or by the service
        }
    }

    public int status() {
        return answer.statusCode();
    }

    public HttpResponse<InputStream> answer() {
        return answer;
    }

    public List<Ring> rings() {
        return rings;
    }

    /// The number the service told us last; -1 before it told us one.
    public long lastId() {
        return lastId;
    }

    public int heartbeats() {
        return heartbeats;
    }

    /// True once the service has ended the stream.
    public boolean isOver() {
        return !reader.isAlive();
    }

    /// Pulls the plug, and returns when nothing more can be heard.
    @Override
    public void close() throws IOException, InterruptedException {
        answer.body().close();
        reader.join();
    }
}
