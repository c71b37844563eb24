package dev.dosirak.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.testing.EventContracts;
import dev.dosirak.platform.testing.HttpCaller;
import dev.dosirak.platform.testing.TestEventStream;
import dev.dosirak.platform.testing.TestEvents;
import dev.dosirak.platform.testing.TestTokens;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Walks through the whole service: events come in, the terminal rings, the owner answers, the world is told.
@RelayTest
class RelayJourneyTest {

    static final Duration SOON = Duration.ofSeconds(20);

    @LocalServerPort
    int port;

    @Autowired
    TestEvents events;

    @Autowired
    JdbcClient jdbc;

    @Value("${dosirak.security.service-key}")
    String serviceKey;

    final UUID owner = UUID.randomUUID();

    @Test
    void aPaidOrderRingsIsSeenAndAcceptedAndTheWorldIsTold() throws Exception {
        try (var terminal = listen()) {
            var order = placeAndPay();
            awaitRing(terminal, "order-paid", order);

            assertThat(post(order, "acknowledge", "", "")).contains("\"state\":\"acknowledged\"");
            assertThat(post(order, "accept", "key-1", "{\"cookMinutes\": 20}")).contains("\"state\":\"accepted\"");
            assertThat(post(order, "accept", "key-1", "{\"cookMinutes\": 20}")).contains("\"state\":\"accepted\"");

            awaitRing(terminal, "order-settled", order);
            assertThat(published(order))
                    .containsExactly("relay.relayed.v1", "relay.acknowledged.v1", "relay.accepted.v1");
            EventContracts.verify(jdbc);
        }
    }

    @Test
    void anOwnerWhoIsOutOfChickenSaysSo() throws Exception {
        try (var terminal = listen()) {
            var order = placeAndPay();
            awaitRing(terminal, "order-paid", order);

            assertThat(post(order, "reject", "", "{\"reason\": \"sold-out\"}")).contains("idempotency-key-missing");
            assertThat(post(order, "reject", "key-2", "{\"reason\": \"sold-out\", \"note\": \"죄송합니다\"}"))
                    .contains("\"state\":\"rejected\"");

            assertThat(published(order)).containsExactly("relay.relayed.v1", "relay.rejected.v1");
            EventContracts.verify(jdbc);
        }
    }

    /// Answers are kept for 72 hours and given again, long after the door is no longer for the owner to read.
    @Test
    void whoRepeatsAnAnswerLearnsNothingThatTheyMayNotSeeAnyMore() throws Exception {
        try (var terminal = listen()) {
            var taken = placeAndPay();
            var refused = placeAndPay();
            awaitRing(terminal, "order-paid", taken);
            awaitRing(terminal, "order-paid", refused);
            for (int times = 0; times < 2; times++) {
                post(taken, "accept", "key-5", "{\"cookMinutes\": 20}");
                post(refused, "reject", "key-6", "{\"reason\": \"sold-out\", \"note\": \"죄송합니다\"}");
            }

            assertThat(jdbc.sql("select string_agg(body, ' ') from idempotency where caller = ?")
                            .param(owner.toString())
                            .query(String.class)
                            .single())
                    .contains(taken.toString(), refused.toString())
                    .doesNotContain("101동", "010-1234", "무 많이", "죄송");
        }
    }

    /// The clock is not ours, so the ticket is made older instead.
    @Test
    void anOrderThatNobodyAnswersIsGivenUpAndCanNoLongerBeAccepted() throws Exception {
        try (var terminal = listen()) {
            var order = placeAndPay();
            awaitRing(terminal, "order-paid", order);
            jdbc.sql("""
                            update ticket set due = now() - interval '1 second', version = version,
                                   document = jsonb_set(document::jsonb, '{call,answerBy}', '"2026-01-01T00:00:00Z"')
                             where order_id = ?
                            """).param(order).update();

            awaitRing(terminal, "order-settled", order);
            assertThat(post(order, "accept", "key-3", "{\"cookMinutes\": 20}")).contains("answered-too-late");
            assertThat(published(order)).containsExactly("relay.relayed.v1", "relay.unanswered.v1");
            EventContracts.verify(jdbc);
        }
    }

    /// So order knows whether what it told has not come yet, or never will.
    @Test
    void whoAsksForTicketsIsToldUpToWhenWeHaveHeard() {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        events.publishHeartbeat("order", now);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ask().headers().firstValue("Dosirak-Heard-Up-To"))
                        .contains(now.toString()));
        assertThat(ask().body()).isEmpty();
    }

    private HttpResponse<String> ask() {
        return new HttpCaller(port)
                .token(TestTokens.ofService("order", serviceKey))
                .with("Dosirak-Heard-Stream", "order")
                .get("/internal/v1/tickets?ids=" + UUID.randomUUID());
    }

    /// Kafka lost them, and order tells them again; what was heard twice is one.
    @Test
    void whatIsToldAgainRingsOnceAndChangesNothingAfterwards() throws Exception {
        try (var terminal = listen()) {
            var order = new OrderFacts(UUID.randomUUID(), owner);
            var placed = UUID.randomUUID();
            var paid = UUID.randomUUID();
            for (int times = 0; times < 2; times++) {
                events.publish(placed, "order.placed.v1", order.id(), 1, order.placed());
                events.publish(paid, "order.paid.v1", order.id(), 2, order.fact());
                awaitRing(terminal, "order-paid", order.id());
                post(order.id(), "accept", "key-4", "{\"cookMinutes\": 20}");
            }
            events.publish("order.accepted.v1", order.id(), 3, order.fact());
            awaitRing(terminal, "order-settled", order.id());

            assertThat(published(order.id())).containsExactly("relay.relayed.v1", "relay.accepted.v1");
        }
    }

    private UUID placeAndPay() {
        var order = new OrderFacts(UUID.randomUUID(), owner);
        var placed = order.placed().replace("\"noteToShop\": null", "\"noteToShop\": \"무 많이 주세요\"");
        events.publish("order.placed.v1", order.id(), 1, placed);
        events.publish("order.paid.v1", order.id(), 2, order.fact());
        return order.id();
    }

    private TestEventStream listen() throws Exception {
        return new TestEventStream(
                "http://localhost:%d/api/v1/relay/stream?after=0".formatted(port), TestTokens.of("owner", owner));
    }

    private static void awaitRing(TestEventStream terminal, String event, UUID order) {
        await().atMost(SOON)
                .until(() -> terminal.events().stream()
                        .anyMatch(it -> it.name().equals(event) && it.data().contains(order.toString())));
    }

    private String post(UUID order, String verb, String key, String body) {
        return new HttpCaller(port)
                .as("owner", owner)
                .key(key)
                .post("/api/v1/relay/orders/%s/%s".formatted(order, verb), body)
                .body();
    }

    private List<String> published(UUID order) {
        return jdbc.sql("select type from outbox where aggregateid = ? order by sequence")
                .param(order)
                .query((row, _) -> row.getString("type"))
                .list();
    }
}
