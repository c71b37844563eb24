package dev.dosirak.order.lifecycle.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.order.OrderServiceTest;
import dev.dosirak.order.lifecycle.Order;
import dev.dosirak.order.lifecycle.OrderEvent;
import dev.dosirak.order.lifecycle.OrderId;
import dev.dosirak.order.lifecycle.Orders;
import dev.dosirak.platform.sync.SyncSource;
import dev.dosirak.platform.testing.EventContracts;
import dev.dosirak.platform.testing.Examples;
import dev.dosirak.platform.testing.TestTokens;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@OrderServiceTest
class OrderSyncTest {

    static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    Orders orders;

    @Autowired
    SyncSource source;

    @Autowired
    JdbcClient jdbc;

    @Value("${local.server.port}")
    int port;

    @Value("${dosirak.security.service-key}")
    String serviceKey;

    /// A fact as it lies in the outbox, or in a history.
    record Told(String type, long sequence, JsonNode body) {}

    @Test
    void anOrderIsHandedOutInTheVeryWordsInWhichItWasTold() {
        Stream.<Function<OrderId, List<OrderEvent>>>of(
                        PostgresOrdersTest::delivered,
                        PostgresOrdersTest::rejectedAndRefunded,
                        PostgresOrdersTest::depositReversed)
                .forEach(life -> {
                    var id = happens(life);
                    var item = source.find(List.of(id)).getFirst();

                    var facts = JSON.readTree(item.document())
                            .required("facts")
                            .valueStream()
                            .map(it -> new Told(
                                    it.required("type").asString(),
                                    it.required("sequence").asLong(),
                                    it.required("body")))
                            .toList();
                    assertThat(facts).isEqualTo(published(id));
                    assertThat(item.version()).isEqualTo(facts.size());
                    assertThat(item.deleted()).isFalse();
                });
    }

    /// Else no order that has one could be handed out: its versions count every event.
    @Test
    void othersAreToldOfWhateverHappensToAnOrder() {
        var after = Examples.of(Order.Refunded.class);

        assertThat(Examples.ofEach(OrderEvent.class))
                .allSatisfy(it -> assertThat(PublicEvent.of(after, it)).isPresent());
    }

    /// Others count facts: what was told once must not be told again.
    @Test
    void whoAsksForItHearsANoticeAndNoFact() {
        var id = happens(PostgresOrdersTest::delivered);
        var before = published(id);

        var answer = asService(RestClient.create("http://localhost:" + port)
                .post()
                .uri("/internal/v1/orders/republish")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"ids\": [\"%s\"]}".formatted(id)));

        assertThat(answer.required("notices").asInt()).isEqualTo(1);
        var after = published(id);
        assertThat(after).hasSize(before.size() + 1).containsAll(before);
        assertThat(after)
                .contains(new Told(
                        "order.changed.v1",
                        before.size(),
                        JSON.readTree("{\"id\": \"%s\", \"version\": %d}".formatted(id, before.size()))));
        EventContracts.verify(jdbc);
    }

    @Test
    void everyOrderIsCountedInTheChecksums() {
        happens(PostgresOrdersTest::delivered);
        var sums = asService(
                RestClient.create("http://localhost:" + port).get().uri("/internal/v1/orders/checksums?buckets=4"));

        assertThat(sums.required("buckets")
                        .valueStream()
                        .mapToLong(it -> it.required("count").asLong())
                        .sum())
                .isEqualTo(jdbc.sql("select count(distinct stream) from event")
                        .query(Long.class)
                        .single());
    }

    private UUID happens(Function<OrderId, List<OrderEvent>> life) {
        var id = new OrderId(UUID.randomUUID());
        orders.append(id, orders.find(id), life.apply(id));
        return id.value();
    }

    private List<Told> published(UUID id) {
        return jdbc.sql("select type, sequence, payload from outbox where aggregateid = ? order by sequence, at")
                .param(id)
                .query((row, _) -> new Told(
                        row.getString("type"), row.getLong("sequence"), JSON.readTree(row.getString("payload"))))
                .list();
    }

    private JsonNode asService(RestClient.RequestHeadersSpec<?> request) {
        var answer = request.header("Authorization", "Bearer " + TestTokens.ofService("order-history", serviceKey))
                .retrieve()
                .body(String.class);
        return JSON.readTree(String.valueOf(answer));
    }
}
