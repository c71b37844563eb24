package dev.dosirak.storefront.catalog.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.testing.EventContracts;
import dev.dosirak.storefront.catalog.AdCounts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class AdCountsPublisherTest {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    private static final UUID CAMPAIGN = UUID.fromString("0190cccc-0000-7000-8000-000000000003");

    private final AdCounts counts = new AdCounts();
    private final List<ProducerRecord<String, String>> sent = new ArrayList<>();
    private boolean kafkaAway;
    private final AdCountsPublisher teller = new AdCountsPublisher(
            counts, this::send, "storefront.events", new EventJson(), Clock.fixed(NOON, ZoneOffset.UTC));

    private Future<?> send(ProducerRecord<String, String> record) {
        sent.add(record);
        return kafkaAway
                ? CompletableFuture.failedFuture(new IllegalStateException("Kafka is away"))
                : CompletableFuture.completedFuture(record);
    }

    @Test
    void whatKafkaDidNotConfirmIsToldAgainUnderTheSameId() {
        counts.shown(CAMPAIGN, NOON);
        counts.shown(CAMPAIGN, NOON);
        kafkaAway = true;
        teller.publish();
        counts.shown(CAMPAIGN, NOON);
        kafkaAway = false;
        teller.publish();
        teller.publish();
        teller.publish();

        assertThat(sent).hasSize(3);
        assertThat(idOf(sent.get(1))).isEqualTo(idOf(sent.get(0)));
        assertThat(sent.get(1).value()).isEqualTo(sent.get(0).value()).contains("\"impressions\":2,\"clicks\":0");
        assertThat(idOf(sent.get(2))).isNotEqualTo(idOf(sent.get(1)));
        assertThat(sent.get(2).value()).contains("\"impressions\":1,\"clicks\":0");
        for (var record : sent) {
            assertThat(EventContracts.ours().violations("storefront.ads-counted.v1", record.value()))
                    .isEmpty();
        }
    }

    @Test
    void aClickIsToldUnderTheIdByWhichItIsCountedOnce() {
        var click = UUID.fromString("0190bbbb-0000-7000-8000-000000000001");
        counts.opened(click, CAMPAIGN, NOON);
        counts.opened(click, CAMPAIGN, NOON);
        teller.publish();
        counts.opened(click, CAMPAIGN, NOON);
        teller.publish();

        assertThat(sent).hasSize(2).allMatch(it -> idOf(it).equals(click.toString()));
        assertThat(EventContracts.ours()
                        .violations("storefront.ad-clicked.v1", sent.getFirst().value()))
                .isEmpty();
    }

    private static String idOf(ProducerRecord<String, String> record) {
        return new String(record.headers().lastHeader("ce_id").value(), UTF_8);
    }
}
