package dev.dosirak.platform.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.notify.ChannelPublisher;
import dev.dosirak.platform.push.LettersApplication.Letter;
import dev.dosirak.platform.testing.HttpCaller;
import dev.dosirak.platform.testing.TestEventStream;
import dev.dosirak.platform.testing.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What streams promise over real HTTP and real PostgreSQL.
@LettersTest
class NotificationStreamsTest {

    static final Duration SOON = Duration.ofSeconds(15);

    @LocalServerPort
    int port;

    @Autowired
    NotificationStore<Letter> letters;

    @Autowired
    StreamRegistry registry;

    @Autowired
    ChannelPublisher hints;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MeterRegistry meters;

    @Autowired
    ServletWebServerApplicationContext service;

    final UUID person = UUID.randomUUID();

    /// Cut off again and again while four others write, a listener hears everything once and in order. Where it
    /// comes back as browsers do, the header counts, not what the address says.
    @RepeatedTest(3)
    void whoComesBackMissesNothingAndHearsNothingTwice(RepetitionInfo run) throws Exception {
        var random = new Random(run.getCurrentRepetition());
        var received = new ArrayList<TestEventStream.Event>();
        var writing = CompletableFuture.allOf(LongStream.range(0, 4)
                .mapToObj(_ -> CompletableFuture.runAsync(() -> write(50)))
                .toArray(CompletableFuture<?>[]::new));
        while (received.size() < 200) {
            int enough = Math.min(200 - received.size(), 1 + random.nextInt(40));
            var stream = received.isEmpty()
                    ? listen("?after=0")
                    : listen(
                            "?after=0",
                            "Last-Event-ID",
                            String.valueOf(received.getLast().id()));
            try (stream) {
                await().atMost(SOON).until(() -> stream.events().size() >= enough);
            }
            received.addAll(stream.events());
        }
        writing.join();

        assertThat(received)
                .extracting(TestEventStream.Event::id)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 200).boxed().toList());
        assertThat(received).extracting(TestEventStream.Event::data).doesNotHaveDuplicates();
    }

    @Test
    void whoNamesNoNumberIsToldOneAndHearsOnlyWhatComes() throws Exception {
        write(2);
        try (var stream = listen("")) {
            await().atMost(SOON).until(() -> stream.lastId() == 2);
            write(1);
            await().atMost(SOON).until(() -> stream.lastId() == 3);

            assertThat(stream.events()).hasSize(1);
            assertThat(stream.lines())
                    .filteredOn(it -> !it.startsWith(":") && !it.isEmpty())
                    .startsWith("retry: 1000", "id: 2", "id: 3", "event: letter");
            assertThat(stream.answer().headers().map())
                    .containsEntry("content-type", List.of("text/event-stream;charset=UTF-8"))
                    .containsEntry("cache-control", List.of("no-store"))
                    .containsEntry("x-accel-buffering", List.of("no"));
        }
    }

    @Test
    void whoClaimsToHaveHeardMoreThanThereEverWasHearsTheNext() throws Exception {
        write(1);
        try (var stream = listen("?after=99")) {
            write(2);
            await().atMost(SOON).until(() -> stream.lastId() == 3);
            assertThat(stream.events()).hasSize(2);
        }
    }

    /// The stream has sent more than there is, so that only a call for this person wakes it, and no look.
    @Test
    void whatThisNodeWritesNeedNotComeBackFromTheDatabase() {
        var otherRegistry = new StreamRegistry(1);
        isWoken(otherRegistry, new NotificationStore<>(jdbc, hints, otherRegistry, LettersApplication.TABLE));
    }

    @Test
    void whatAnotherNodeWritesIsHintedAt() {
        isWoken(registry, new NotificationStore<>(jdbc, hints, new StreamRegistry(1), LettersApplication.TABLE));
    }

    private void isWoken(StreamRegistry by, NotificationStore<Letter> store) {
        try (var stream = by.open(person, "", Long.MAX_VALUE).orElseThrow();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var woken = threads.submit(() -> {
                stream.await(Duration.ofDays(1));
                return true;
            });
            transaction.executeWithoutResult(_ -> store.add(person, Instant.now(), new Letter("letter", "")));
            assertThat(woken).succeedsWithin(SOON);
        }
    }

    @Test
    void whatAnotherNodeWroteBeforeItDiedIsHeardWithoutAHint() throws Exception {
        write(1);
        try (var stream = listen("?after=1")) {
            await().atMost(SOON).until(() -> stream.lastId() == 1);
            jdbc.sql("""
                            with counted as (update notification_count set last = last + 1 where person = ? returning *)
                            insert into notification select person, last, now(), 'letter', '' from counted
                            """).param(person).update();

            await().atMost(SOON).until(() -> stream.lastId() == 2);
        }
    }

    @Test
    void theHeartBeatsInSilence() throws Exception {
        try (var stream = listen("")) {
            await().atMost(SOON).until(() -> stream.comments() >= 2);
            assertThat(stream.lines()).contains(":");
        }
    }

    @Test
    void theStreamOfSomebodyWhoMayNotListenAnyMoreEndsWithAHeartbeat() throws Exception {
        try (var stream = listen("")) {
            await().atMost(SOON).until(() -> stream.comments() >= 1);
            LettersApplication.GONE.add(person);

            await().atMost(SOON).until(stream::isOver);
        }
    }

    @Test
    void norIsOneBegunForThem() throws Exception {
        write(1);
        LettersApplication.GONE.add(person);
        try (var stream = listen("?after=0")) {
            await().atMost(SOON).until(stream::isOver);

            assertThat(stream.lines()).isEmpty();
        }
    }

    @Test
    void aStreamEndsWithItsToken() throws Exception {
        var end = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
        var token = TestTokens.sign(TestTokens.claims("customer", person)
                .expirationTime(Date.from(end))
                .build());
        try (var stream = new TestEventStream(url(""), token)) {
            assertThat(stream.status()).isEqualTo(200);
            await().atMost(SOON).until(stream::isOver);
            assertThat(Instant.now()).isAfterOrEqualTo(end);
        }
    }

    /// As its listener could do nothing better.
    @Test
    void aStreamWaitsForADatabaseThatIsAway() throws Exception {
        write(1);
        try (var stream = listen("?after=0")) {
            await().atMost(SOON).until(() -> stream.lastId() == 1);
            jdbc.sql("alter table notification rename to away").update();
            try {
                int before = stream.comments();
                await().atMost(SOON).until(() -> stream.comments() >= before + 2);
            } finally {
                jdbc.sql("alter table away rename to notification").update();
            }
            write(1);

            await().atMost(SOON).until(() -> stream.lastId() == 2);
        }
    }

    /// A stream broke off at such a one and came back to it for ever.
    @Test
    void whatCannotBeReadIsSkippedAndWhatIsBehindItArrives() throws Exception {
        write(5);
        jdbc.sql("update notification set kind = 'frobbed' where person = ? and number in (2, 5)")
                .param(person)
                .update();
        jdbc.sql("update notification set document = ? where person = ? and number = 4")
                .params(LettersApplication.UNWRITABLE, person)
                .update();
        var skipped = meters.counter("dosirak.notifications.unreadable", "table", "notification");
        double before = skipped.count();
        try (var stream = listen("?after=0");
                var other = listen("?after=0")) {
            await().atMost(SOON).until(() -> stream.lastId() == 5 && other.lastId() == 5);

            assertThat(stream.events()).extracting(TestEventStream.Event::id).containsExactly(1L, 3L);
            assertThat(skipped.count() - before)
                    .as("each once, however many listen")
                    .isEqualTo(3);
        }
    }

    /// Ten listeners for eight places threw each other out for ever.
    @Test
    void oneListenerTooManyIsToldSoAndTheOthersGoOn() throws Exception {
        try (var one = listen("?after=0");
                var two = listen("?after=0&name=two");
                var three = listen("?after=0");
                var tooMany = listen("?after=0");
                var again = listen("?after=0&name=two")) {
            assertThat(tooMany.status()).isEqualTo(409);
            assertThat(again.status()).as("in the place that it had").isEqualTo(200);
            await().atMost(SOON).until(two::isOver);
            write(1);

            for (var stream : List.of(one, three, again)) {
                await().atMost(SOON).until(() -> stream.lastId() == 1);
            }
            assertThat(two.events()).isEmpty();
        }
    }

    @Test
    void listenersThatAreGoneLeaveNothingBehind() throws Exception {
        var gone = new ArrayList<TestEventStream>();
        for (int i = 0; i < LettersApplication.LISTENERS; i++) {
            gone.add(listen(""));
        }
        assertThat(registry.persons()).contains(person);
        for (var stream : gone) {
            stream.close();
        }

        await().atMost(SOON).until(() -> !registry.persons().contains(person));
    }

    /// 20 MB that nobody reads: more than all the buffers between us.
    @Test
    void aListenerThatDoesNotReadIsCutOff() throws Exception {
        jdbc.sql("insert into notification select ?, number, now(), 'letter', repeat('1', 1000)"
                        + " from generate_series(1, 20000) as number")
                .param(person)
                .update();
        jdbc.sql("insert into notification_count values (?, 20000)")
                .param(person)
                .update();
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress("localhost", port));
            socket.getOutputStream()
                    .write("""
                    GET /api/v1/letters/stream?after=0 HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    \r
                    """.formatted(TestTokens.of("customer", person)).getBytes(UTF_8));
            await().atMost(SOON).until(() -> registry.persons().contains(person));

            await().atMost(SOON).until(() -> !registry.persons().contains(person));
        }
    }

    /// Tomcat took 8,192 connections, and the gateway opens 20,000 streams.
    @Test
    void allStreamsThatAGatewayMayOpenAreTakenAndOtherRequestsBeside() {
        assertThat(service.getWebServer())
                .isInstanceOfSatisfying(
                        TomcatWebServer.class,
                        it -> assertThat(it.getTomcat().getConnector().getProperty("maxConnections"))
                                .isEqualTo(22_000));
    }

    /// Nobody would read it; its connection, shared with other questions, would be busy, and its place taken.
    @Test
    void whoWantsTheHeadersOnlyGetsNoStream() {
        var caller = new HttpCaller(port).as("customer", person);
        for (int i = 0; i < 20; i++) {
            assertThat(caller.send("HEAD", "/api/v1/letters/stream", BodyPublishers.noBody())
                            .statusCode())
                    .isEqualTo(405);
        }
    }

    private TestEventStream listen(String query, String... headers) throws Exception {
        return new TestEventStream(url(query), TestTokens.of("customer", person), headers);
    }

    private String url(String query) {
        return "http://localhost:%d/api/v1/letters/stream%s".formatted(port, query);
    }

    private void write(int times) {
        for (int i = 0; i < times; i++) {
            var letter = new Letter("letter", UUID.randomUUID().toString());
            transaction.executeWithoutResult(_ -> letters.add(person, Instant.now(), letter));
        }
    }
}
