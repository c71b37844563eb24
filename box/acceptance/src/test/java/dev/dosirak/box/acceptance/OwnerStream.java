package dev.dosirak.box.acceptance;

import static dev.dosirak.box.acceptance.Stage.eventually;

import dev.dosirak.platform.testing.TestEventStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// One connection to an owner's notifications, which does not come back by itself.
final class OwnerStream implements AutoCloseable {

    private final TestEventStream stream;

    private OwnerStream(TestEventStream stream) {
        this.stream = stream;
    }

    /// From the next one on.
    static OwnerStream open(Member owner) {
        return opened(owner);
    }

    /// @param lastId the last that was received
    static OwnerStream reopen(Member owner, long lastId) {
        return opened(owner, "Last-Event-ID", Long.toString(lastId));
    }

    private static OwnerStream opened(Member owner, String... headers) {
        try {
            var url = owner.http().base() + "/api/v1/relay/stream";
            var stream = new TestEventStream(url, owner.session().accessToken(), headers);
            if (stream.status() != 200) {
                throw new AssertionError("The stream answered " + stream.status());
            }
            // It tells its number before the first notification: then nothing that comes later is missed.
            eventually().until(() -> stream.lastId() >= 0);
            return new OwnerStream(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// Every notification as `kind order`, oldest first.
    List<String> received() {
        return stream.events().stream()
                .map(it -> it.name() + " "
                        + JsonMapper.shared()
                                .readTree(it.data())
                                .path("orderId")
                                .asString())
                .toList();
    }

    long lastId() {
        return stream.lastId();
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
