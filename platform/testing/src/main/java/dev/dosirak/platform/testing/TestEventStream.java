package dev.dosirak.platform.testing;

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

/// Listens to server-sent events over real HTTP and writes down what it receives, until it is closed.
public final class TestEventStream implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /// One event as it came.
    public record Event(long id, String name, String data) {}

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final HttpResponse<InputStream> answer;
    private final Thread reader;
    private volatile long lastId = -1;
    private volatile int comments;

    /// @param url with `?after=3` and the like
    /// @param headers as `"Last-Event-ID", "3"`
    public TestEventStream(String url, String token, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (headers.length > 0) {
            request.headers(headers);
        }
        this.answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        this.reader = Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (var in = new BufferedReader(new InputStreamReader(answer.body(), UTF_8))) {
            var name = "";
            var data = "";
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                var value = line.substring(line.indexOf(':') + 1).stripLeading();
                if (line.startsWith(":")) {
                    comments++;
                } else if (line.startsWith("id:")) {
                    lastId = Long.parseLong(value);
                } else if (line.startsWith("event:")) {
                    name = value;
                } else if (line.startsWith("data:")) {
                    data = value;
                } else if (line.isEmpty() && !data.isEmpty()) {
                    events.add(new Event(lastId, name, data));
                    data = "";
                }
            }
        } catch (IOException e) {
            return; // cut off, by us or by the service
        }
    }

    public HttpResponse<InputStream> answer() {
        return answer;
    }

    public int status() {
        return answer.statusCode();
    }

    /// All that came, byte for byte.
    public List<String> lines() {
        return lines;
    }

    public List<Event> events() {
        return events;
    }

    /// The number that the service sent last; -1 before it sent one.
    public long lastId() {
        return lastId;
    }

    /// Heartbeats, and whatever else is said to nobody.
    public int comments() {
        return comments;
    }

    /// True once the service has ended the stream.
    public boolean isOver() {
        return !reader.isAlive();
    }

    /// Pulls the plug, and returns when nothing more can come.
    @Override
    public void close() throws IOException, InterruptedException {
        answer.body().close();
        reader.join();
    }
}
