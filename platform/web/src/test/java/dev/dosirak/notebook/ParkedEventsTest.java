package dev.dosirak.notebook;

import static dev.dosirak.platform.testing.HttpCaller.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.subscription.ParkedEvent;
import dev.dosirak.platform.subscription.ParkedEvents;
import dev.dosirak.platform.testing.HttpCaller;
import dev.dosirak.platform.testing.TestEvents;
import dev.dosirak.platform.testing.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/// One record that cannot be applied holds up its key, and nobody else.
@NotebookTest
class ParkedEventsTest {

    @Autowired
    TestEvents mail;

    @Autowired
    ParkedEvents parkedEvents;

    @Autowired
    JdbcClient jdbc;

    @Value("${local.server.port}")
    int port;

    @Value("${dosirak.security.service-key}")
    String serviceKey = "";

    final UUID mina = UUID.randomUUID();
    final UUID junho = UUID.randomUUID();

    @Test
    void bytesThatAreNoTextAreTheCallersMistake() {
        var token = "Bearer " + TestTokens.ofService("test", serviceKey);
        for (var consumer : List.of("%FF", "%", "%zz")) {
            var answer = rawStatus("/internal/v1/parked?consumer=" + consumer, token);
            assertThat(answer).as(consumer).startsWith("HTTP/1.1 400");
        }
    }

    /// As bytes: a client library would not let some of it out.
    private String rawStatus(String path, String token) {
        try (var socket = new Socket("localhost", port)) {
            var request = "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: %s\r\n\r\n";
            socket.getOutputStream().write(request.formatted(path, token).getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anEventThatComesTwiceIsAppliedOnce() {
        var event = UUID.randomUUID();
        send(event, mina, "hello");
        send(event, mina, "hello");
        send(UUID.randomUUID(), mina, "goodbye");

        await().until(() -> notes(mina).contains("goodbye"));
        assertThat(notes(mina)).containsExactly("hello", "goodbye");
    }

    @Test
    void aPoisonedKeyWaitsInOrderWhileOthersGoOn() {
        mail.publish("mail.sent.v1", mina, 1, "not json");
        send(UUID.randomUUID(), mina, "second");
        send(UUID.randomUUID(), junho, "for junho");
        await().until(() -> notes(junho).contains("for junho") && parked(mina).size() == 2);

        assertThat(notes(mina)).isEmpty();
        assertThat(parked(mina)).extracting(ParkedEvent::attempts).containsExactly(1, 0);

        parkedEvents.discard(parked(mina).getFirst().id(), "ops", "unreadable");
        assertThat(notes(mina)).containsExactly("second");
        assertThat(parked(mina)).isEmpty();
        assertThat(jdbc.sql("select record from parked_audit where decider = 'ops' and record like ?")
                        .param("%" + mina + "%")
                        .query((row, _) -> row.getString("record"))
                        .list())
                .singleElement()
                .asString()
                .contains("not json");
    }

    @Test
    void whatPilesUpSharesTransactions() {
        var people = whilePilingUp(it -> {
            var event = UUID.randomUUID();
            send(event, it, "piled up");
            send(event, it, "piled up");
            send(UUID.randomUUID(), it, "on top");
        });

        await().until(() -> people.stream().allMatch(it -> notes(it).contains("on top")));
        assertThat(people).allSatisfy(it -> assertThat(notes(it)).containsExactly("piled up", "on top"));
        assertThat(jdbc.sql("select count(distinct xmin::text) from note where id = any (?)")
                        .param(new SqlArrayValue("uuid", people.toArray()))
                        .query(Long.class)
                        .single())
                .isLessThan(people.size());
    }

    @Test
    void whatPilesUpAroundAPoisonedRecordIsAppliedOnce() {
        var people = whilePilingUp(it -> {
            send(UUID.randomUUID(), it, "before");
            if (it.equals(mina)) {
                mail.publish("mail.sent.v1", it, 1, "not json");
            }
            send(UUID.randomUUID(), it, "after");
        });

        await().until(() -> parked(mina).size() == 2);
        assertThat(notes(mina)).containsExactly("before");
        people.remove(mina);
        await().until(() -> people.stream().allMatch(it -> notes(it).equals(List.of("before", "after"))));
    }

    /// @return mina, junho and others to whom something was sent while the service was busy
    private List<UUID> whilePilingUp(Consumer<UUID> send) {
        NotebookApplication.reading = new CountDownLatch(1);
        send(UUID.randomUUID(), UUID.randomUUID(), "wait");
        var people = Stream.concat(
                        Stream.of(mina, junho),
                        Stream.generate(UUID::randomUUID).limit(10))
                .collect(toCollection(ArrayList::new));
        people.forEach(send);
        NotebookApplication.reading.countDown();
        return people;
    }

    @Test
    void whatHasHealedIsDrivenAgainInOrder() {
        var smudged = "smudged " + mina;
        NotebookApplication.UNREADABLE.add(smudged);
        send(UUID.randomUUID(), mina, smudged);
        send(UUID.randomUUID(), mina, "after");
        await().until(() -> parked(mina).size() == 2);
        assertThat(parked(mina).getFirst().nextAttemptAt()).isNotNull();

        assertThat(parkedEvents.redrive(parked(mina).getFirst().id(), "ops", "try"))
                .isPresent();
        NotebookApplication.UNREADABLE.remove(smudged);
        var answer = new HttpCaller(port)
                .token(TestTokens.ofService("test", serviceKey))
                .post(
                        "/internal/v1/parked/%d/redrive"
                                .formatted(parked(mina).getFirst().id()),
                        "{\"by\": \"ops\", \"why\": \"healed\"}");

        assertThat(json(answer).required("state").asString()).isEqualTo("redriven");
        assertThat(notes(mina)).containsExactly(smudged, "after");
    }

    @Test
    void whoWaitedBehindARecordThatIsGoneDoesNotWaitForEver() {
        mail.publish("mail.sent.v1", mina, 1, "not json");
        send(UUID.randomUUID(), mina, "second");
        await().until(() -> parked(mina).size() == 2);
        jdbc.sql("delete from parked where id = ?")
                .param(parked(mina).getFirst().id())
                .update();

        await().until(() -> notes(mina).contains("second"));
        assertThat(parked(mina)).isEmpty();
    }

    @Test
    void aTraceGoesOnWhereItsEventIsHeard() {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4737";
        mail.publishTraced(
                "00-" + trace + "-00f067aa0ba902b7-01",
                "mail.sent.v1",
                mina,
                "{\"to\": \"%s\", \"text\": \"traced\"}".formatted(mina));
        await().until(() -> notes(mina).contains("traced"));

        assertThat(jdbc.sql("select traceparent from outbox where aggregateid = ?")
                        .param(mina)
                        .query((row, _) -> row.getString("traceparent"))
                        .single())
                .startsWith("00-" + trace + "-");
    }

    private void send(UUID event, UUID to, String text) {
        mail.publish(event, "mail.sent.v1", to, 1, "{\"to\": \"%s\", \"text\": \"%s\"}".formatted(to, text));
    }

    private List<ParkedEvent> parked(UUID key) {
        return parkedEvents.list("notebook.letters", 0, 1000).stream()
                .filter(it -> it.key().equals(key.toString()))
                .toList();
    }

    private List<String> notes(UUID of) {
        return jdbc.sql("select text from note where id = ? order by at")
                .param(of)
                .query((row, _) -> row.getString("text"))
                .list();
    }
}
