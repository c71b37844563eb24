package dev.dosirak.storefront.catalog.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Seoul;
import dev.dosirak.storefront.catalog.AdCounts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Publishes what was counted here. What Kafka has not confirmed is sent again under the same event id, so
/// that it is counted once; meanwhile the counters go on. A node that dies takes its last few seconds with it:
/// an owner is never charged too much.
final class AdCountsPublisher {

    private static final Logger log = LoggerFactory.getLogger(AdCountsPublisher.class);
    private static final String COUNTED = "storefront.ads-counted.v1";
    private static final String CLICKED = "storefront.ad-clicked.v1";
    private static final int ANSWER_SECONDS = 15;

    private final AdCounts counts;
    private final Sender sender;
    private final String topic;
    private final EventJson json;
    private final Clock clock;
    private final List<ProducerRecord<String, String>> unconfirmed = new ArrayList<>();
    private Instant since;

    /// Sends a record on its way.
    interface Sender {
        Future<?> send(ProducerRecord<String, String> record);
    }

    AdCountsPublisher(AdCounts counts, Sender sender, String topic, EventJson json, Clock clock) {
        this.counts = counts;
        this.sender = sender;
        this.topic = topic;
        this.json = json;
        this.clock = clock;
        this.since = clock.instant();
    }

    /// Clicks are published one by one; those of an older version came with the counts.
    private record Counted(UUID campaignId, LocalDate day, long impressions, long clicks, Instant from, Instant to) {}

    private record Clicked(UUID campaignId, LocalDate day) {}

    /// One caller at a time.
    void publish() {
        if (unconfirmed.isEmpty()) {
            var now = clock.instant();
            counts.takeImpressions().forEach(it -> unconfirmed.add(counted(it, now)));
            counts.takeClicks().forEach(it -> unconfirmed.add(clicked(it, now)));
            counts.forgetBefore(Seoul.dayOf(now));
            since = now;
        }
        var sent = unconfirmed.stream().map(sender::send).toList();
        var answers = sent.iterator();
        unconfirmed.removeIf(_ -> isConfirmed(answers));
    }

    private ProducerRecord<String, String> counted(AdCounts.Count it, Instant now) {
        return record(
                Ids.next(),
                COUNTED,
                it.campaign(),
                new Counted(it.campaign(), it.day(), it.impressions(), 0, since, now),
                now);
    }

    private ProducerRecord<String, String> clicked(AdCounts.Click it, Instant now) {
        return record(it.id(), CLICKED, it.campaign(), new Clicked(it.campaign(), it.day()), now);
    }

    private ProducerRecord<String, String> record(UUID id, String type, UUID campaign, Object body, Instant now) {
        var record = new ProducerRecord<>(topic, campaign.toString(), json.write(body));
        header(record, "ce_specversion", "1.0");
        header(record, "content-type", "application/json");
        header(record, "ce_id", id.toString());
        header(record, "ce_type", type);
        header(record, "ce_source", "storefront");
        header(record, "ce_subject", campaign.toString());
        header(record, "ce_time", now.toString());
        header(record, "sequence", "0");
        return record;
    }

    private static void header(ProducerRecord<String, String> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }

    private static boolean isConfirmed(Iterator<? extends Future<?>> answers) {
        try {
            answers.next().get(ANSWER_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            log.info("Counts of ads wait for Kafka: {}", e.toString());
            return false;
        }
    }
}
