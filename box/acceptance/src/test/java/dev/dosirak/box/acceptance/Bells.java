package dev.dosirak.box.acceptance;

import static dev.dosirak.box.acceptance.Stage.eventually;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.json.JsonMapper;

/// One connection to an owner's stream, which does not come back by itself.
final class Bells implements AutoCloseable {

    private final InputStream stream;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile String lastId = "";

    private Bells(InputStream stream) {
        this.stream = stream;
    }

    /// @param lastId the last bell that was heard; empty to begin with the next one
    static Bells listen(Member owner, String lastId) {
        var http = owner.http().with("Accept", "text/event-stream");
        var asking = lastId.isEmpty() ? http : http.with("Last-Event-ID", lastId);
        try {
            var response =
                    asking.client().send(asking.request("/api/v1/relay/stream").build(), BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError("The stream answered " + response.statusCode());
            }
            var bells = new Bells(response.body());
            Thread.ofVirtual().name("bells").start(bells::read);
            // The stream tells its number before the first bell: then nothing that rings later is missed.
            eventually().until(() -> !bells.lastId.isEmpty());
            return bells;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// Every bell as `kind order`, oldest first.
    List<String> heard() {
        return List.copyOf(heard);
    }

    String lastId() {
        return lastId;
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            var name = "";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    name = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    var ticket = JsonMapper.shared().readTree(line.substring("data: ".length()));
                    heard.add(name + " " + ticket.path("orderId").asString());
                } else if (line.startsWith("id: ")) {
                    lastId = line.substring("id: ".length());
                }
            }
        } catch (IOException e) {
            // Closed, by us or by the other side: nothing more is heard.
        }
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
