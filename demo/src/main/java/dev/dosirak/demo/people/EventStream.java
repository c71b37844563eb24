package dev.dosirak.demo.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.demo.people.Api.ApiCall;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A stream of server-sent events that comes back by itself: after a break it asks for everything since the last id.
///
/// The listener runs on the stream's own thread, one event after the other.
public final class EventStream implements AutoCloseable {

    /// Twice the server's heartbeat and a bit: a connection that is silent for longer is dead.
    private static final Duration SILENCE = Duration.ofSeconds(35);

    private static final long PAUSE_MILLIS = 300;

    private final Session session;
    private final String path;
    private final Consumer<Event> listener;
    private final CountDownLatch opened = new CountDownLatch(1);
    private final Thread reader;
    private final Thread watch;
    private volatile boolean closed;
    private volatile @Nullable InputStream current;
    private volatile long heardAt = System.nanoTime();
    private @Nullable String lastId;

    /// One event.
    ///
    /// @param id   the server's, increasing; empty when it gave none
    /// @param data as JSON
    public record Event(String id, String name, JsonNode data) {}

    private EventStream(Session session, String path, Consumer<Event> listener) {
        this.session = session;
        this.path = path;
        this.listener = listener;
        this.reader = Thread.ofVirtual().name(session.who() + "-stream").unstarted(this::read);
        this.watch = Thread.ofVirtual().name(session.who() + "-stream-watch").unstarted(this::watch);
    }

    static EventStream open(Session session, String path, Consumer<Event> listener) {
        var stream = new EventStream(session, path, listener);
        stream.reader.start();
        stream.watch.start();
        return stream;
    }

    /// Waits until the server has answered once.
    ///
    /// @return whether it did in that time
    public boolean awaitOpen(Duration atMost) throws InterruptedException {
        return opened.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void read() {
        while (!closed) {
            try (var in = connect()) {
                if (in != null) {
                    current = in;
                    heardAt = System.nanoTime();
                    opened.countDown();
                    follow(in);
                }
            } catch (IOException | ApiRefusal | NoAnswer e) {
                // The connection broke or the platform is not there; the next round asks again.
            } catch (InterruptedException e) {
                return;
            }
            if (!closed && !pause(PAUSE_MILLIS)) {
                return;
            }
        }
    }

    private @Nullable InputStream connect() throws IOException, InterruptedException {
        var headers = new HashMap<String, String>();
        headers.put("Accept", "text/event-stream");
        headers.put("Authorization", "Bearer " + session.accessToken());
        if (lastId != null) {
            headers.put("Last-Event-ID", lastId);
        }
        var api = session.api();
        var response = api.open(new ApiCall(session.who(), "GET", api.gateway(path), null, headers));
        if (response.statusCode() == 200) {
            return response.body();
        }
        response.body().close();
        return null;
    }

    private void follow(InputStream in) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(in, UTF_8));
        var name = "message";
        var id = "";
        var data = new StringBuilder();
        for (var line = lines.readLine(); line != null && !closed; line = lines.readLine()) {
            heardAt = System.nanoTime();
            if (line.isEmpty()) {
                tell(id, name, data);
                name = "message";
                id = "";
                data.setLength(0);
            } else if (!line.startsWith(":")) {
                int colon = line.indexOf(':');
                var field = colon < 0 ? line : line.substring(0, colon);
                var value = colon < 0 ? "" : line.substring(line.startsWith(" ", colon + 1) ? colon + 2 : colon + 1);
                switch (field) {
                    case "event" -> name = value;
                    case "id" -> id = value;
                    case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
                    default -> {} // the standard says: ignore
                }
            }
        }
    }

    private void tell(String id, String name, StringBuilder data) {
        if (!id.isEmpty()) {
            lastId = id;
        }
        var document = data.isEmpty() ? null : Api.json(data.toString());
        if (document != null) {
            listener.accept(new Event(id, name, document));
        }
    }

    private void watch() {
        while (!closed && pause(SILENCE.toMillis() / 4)) {
            var open = current;
            if (open != null && System.nanoTime() - heardAt > SILENCE.toNanos()) {
                close(open);
            }
        }
    }

    private static boolean pause(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            // It is broken anyway.
        }
    }

    /// No event is told after this, except one that is being told.
    @Override
    public void close() {
        closed = true;
        watch.interrupt();
        var open = current;
        if (open != null) {
            close(open);
        }
        reader.interrupt();
    }
}
