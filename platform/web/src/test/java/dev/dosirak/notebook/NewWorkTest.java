package dev.dosirak.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.testing.HttpCaller;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// More notes are begun than can be written at once.
@NotebookTest
class NewWorkTest {

    private static final int TURNS_FOR_NEW_WORK =
            3; // of ten connections six are for commands, and half of them for new work

    @LocalServerPort
    int port;

    private final UUID junho = UUID.randomUUID();

    @Test
    void whatWasBegunGoesOnWhileAllThatIsNewWaits() throws Exception {
        var pen = new CountDownLatch(1);
        NotebookApplication.pen = pen;
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var notes = IntStream.range(0, 8)
                    .mapToObj(it -> writers.submit(() -> note("note-" + it)))
                    .toList();
            await().until(() -> NotebookApplication.WAITING_FOR_PEN.get() == TURNS_FOR_NEW_WORK);

            assertThat(rewrite().statusCode()).isEqualTo(200);

            pen.countDown();
            for (var it : notes) {
                assertThat(it.get().statusCode()).isEqualTo(200);
            }
        } finally {
            pen.countDown();
        }
    }

    private HttpResponse<String> note(String key) {
        return junho().key(key).post("/api/v1/notes", "{\"text\": \"by pen\"}");
    }

    private HttpResponse<String> rewrite() {
        return junho().with("If-Match", "\"3\"").put("/api/v1/notes/" + UUID.randomUUID(), "");
    }

    private HttpCaller junho() {
        return new HttpCaller(port).as("customer", junho);
    }
}
