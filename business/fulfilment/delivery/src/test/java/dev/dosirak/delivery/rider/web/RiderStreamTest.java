package dev.dosirak.delivery.rider.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.delivery.WholeService;
import dev.dosirak.delivery.rider.Bell;
import dev.dosirak.delivery.rider.Bells;
import dev.dosirak.delivery.rider.BellsContract;
import dev.dosirak.delivery.rider.Rider;
import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.delivery.rider.Riders;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WholeService
class RiderStreamTest {

    static final Duration SOON = Duration.ofMinutes(1);
    static final Position ATLANTIC = new Position(0, -30);
    static final int BELLS = 120;
    static final int HEARD_PER_CONNECTION = 17;

    @LocalServerPort
    int port;

    @Autowired
    Riders riders;

    @Autowired
    Bells bells;

    @Autowired
    Transactions transactions;

    @Test
    void aPhoneThatComesAndGoesHearsEverythingOnceAndInOrder() throws Exception {
        var mina = onDuty();
        var heard = new ArrayList<Long>();
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (int thread = 0; thread < 3; thread++) {
                threads.submit(() -> {
                    for (int i = 0; i < BELLS / 3; i++) {
                        ring(mina, UUID.randomUUID());
                    }
                });
            }
            while (heard.size() < BELLS) {
                var last = heard.isEmpty() ? 0L : heard.getLast();
                listen(
                        token(mina),
                        last,
                        lines -> lines.filter(it -> it.startsWith("id:"))
                                .map(it -> Long.valueOf(it.substring(3)))
                                .limit(Math.min(HEARD_PER_CONNECTION, BELLS - heard.size()))
                                .forEach(heard::add));
            }
        }

        assertThat(heard)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, BELLS).boxed().toList());
    }

    @Test
    void anEventNamesItsKindAndCarriesTheJob() throws Exception {
        var mina = onDuty();
        var delivery = UUID.randomUUID();
        ring(mina, delivery);
        ring(mina, UUID.randomUUID());

        var event = new ArrayList<String>();
        listen(
                token(mina),
                0,
                lines -> lines.dropWhile(it -> !it.startsWith("id:")).limit(3).forEach(event::add));

        assertThat(event).hasSize(3);
        assertThat(event.get(0)).isEqualTo("id:1");
        assertThat(event.get(1)).isEqualTo("event:offer");
        assertThat(event.get(2)).startsWith("data:{").contains("\"deliveryId\":\"" + delivery + "\"");
    }

    @Test
    void aPhoneThatClaimsToHaveHeardMoreThanEverRangHearsTheNextBell() throws Exception {
        var mina = onDuty();
        ring(mina, UUID.randomUUID());

        var heard = new ArrayList<String>();
        listen(token(mina), 2, lines -> {
            ring(mina, UUID.randomUUID());
            ring(mina, UUID.randomUUID());
            lines.filter(it -> it.startsWith("id:")).limit(1).forEach(heard::add);
        });

        assertThat(heard).containsExactly("id:2");
    }

    /// The service takes a token for half a minute after its end, so even a slow machine is let in here.
    @Test
    void theStreamEndsWithTheToken() throws Exception {
        var mina = onDuty();
        var expiring = TestTokens.sign(TestTokens.claims("rider", mina.value())
                .expirationTime(Date.from(Instant.now().plusSeconds(2)))
                .build());

        var all = HttpClient.newHttpClient().sendAsync(request(expiring, "", 0), HttpResponse.BodyHandlers.ofString());

        await().atMost(SOON).until(all::isDone);
        assertThat(all.join().body()).startsWith(": welcome");
    }

    /// Four phones for three places threw each other out for ever.
    @Test
    void onePhoneTooManyIsTurnedAwayAndNobodyElseIs() throws Exception {
        var mina = onDuty();
        try (var phones = new Phones(mina)) {
            var three = List.of(phones.open(""), phones.open(""), phones.open(""));

            var fourth = phones.ask("");

            assertThat(fourth.statusCode()).isEqualTo(409);
            assertThat(fourth.body().toList()).singleElement().asString().contains("too-many-phones", "3");
            ring(mina, UUID.randomUUID());
            assertThat(three).allSatisfy(it -> assertThat(firstBell(it)).isEqualTo("id:1"));
        }
    }

    @Test
    void aPhoneThatWasCutOffUnnoticedGetsItsOwnPlaceAgain() throws Exception {
        var mina = onDuty();
        try (var phones = new Phones(mina)) {
            var cutOff = phones.open("pocket");
            var others = List.of(phones.open("handlebar"), phones.open(""));

            var again = phones.open("pocket");

            ring(mina, UUID.randomUUID());
            assertThat(cutOff.toList()).noneMatch(it -> it.startsWith("id:"));
            assertThat(firstBell(again)).isEqualTo("id:1");
            assertThat(others).allSatisfy(it -> assertThat(firstBell(it)).isEqualTo("id:1"));
        }
    }

    /// No heartbeat comes here in time to notice it.
    @Test
    void thePlacesOfPhonesThatAreGoneAreFreeAsSoonAsSomebodyNeedsThem() throws Exception {
        var mina = onDuty();
        try (var gone = new Phones(mina)) {
            for (int phone = 0; phone < 3; phone++) {
                gone.open("");
            }
        }
        try (var phones = new Phones(mina)) {
            await().atMost(SOON).until(() -> phones.ask("").statusCode() == 200);
        }
    }

    private RiderId onDuty() {
        var rider = Rider.stranger(new RiderId(UUID.randomUUID()), ATLANTIC, Instant.EPOCH);
        riders.keep(new Versioned<>(rider, 0), rider);
        return rider.id();
    }

    private void ring(RiderId rider, UUID delivery) {
        transactions.run(() -> {
            riders.load(rider);
            bells.ring(rider, Bell.Kind.OFFER, BellsContract.job(delivery), Instant.now());
            return rider;
        });
    }

    private static String token(RiderId rider) {
        return TestTokens.of("rider", rider.value());
    }

    private static String firstBell(Stream<String> lines) {
        return lines.filter(it -> it.startsWith("id:")).findFirst().orElseThrow();
    }

    /// Phones of one rider that listen until all hang up.
    private final class Phones implements AutoCloseable {

        private final HttpClient client = HttpClient.newHttpClient();
        private final String token;

        Phones(RiderId rider) {
            this.token = token(rider);
        }

        HttpResponse<Stream<String>> ask(String name) throws IOException, InterruptedException {
            return client.send(request(token, name, 0), HttpResponse.BodyHandlers.ofLines());
        }

        Stream<String> open(String name) throws IOException, InterruptedException {
            var answer = ask(name);
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }

    private interface Ear {
        void hear(Stream<String> lines);
    }

    /// Connects, hears what the ear wants, and hangs up.
    private void listen(String token, long after, Ear ear) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request(token, "pocket", after), HttpResponse.BodyHandlers.ofLines());
            assertThat(answer.statusCode()).isEqualTo(200);
            try (var lines = answer.body()) {
                ear.hear(lines);
            }
            client.shutdownNow();
        }
    }

    /// A phone that has heard nothing yet says so in the query, as a browser would; later ones in the header.
    private HttpRequest request(String token, String phone, long after) {
        var path = "http://localhost:%d/api/v1/riders/me/stream?phone=%s".formatted(port, phone);
        var request = HttpRequest.newBuilder(URI.create(after == 0 ? path + "&after=0" : path))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + token);
        return after == 0
                ? request.build()
                : request.header("Last-Event-ID", String.valueOf(after)).build();
    }
}
