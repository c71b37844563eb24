package dev.dosirak.platform.subscription;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.watermark.Heartbeat;
import dev.dosirak.platform.watermark.Watermarks;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notes how far one subscription has come, by the heartbeats among its records.
final class Hearing {

    private static final Logger log = LoggerFactory.getLogger(Hearing.class);

    /// The clock of a database and that of whoever reads its log.
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final Subscription subscription;
    private final Watermarks watermarks;
    private final EventJson json;

    Hearing(Subscription subscription, Watermarks watermarks, EventJson json) {
        this.subscription = subscription;
        this.watermarks = watermarks;
        this.json = json;
    }

    /// To be called when all of them are dealt with.
    void heard(List<ConsumerRecord<byte[], byte[]>> records) {
        var heartbeats = new HashMap<Integer, Heartbeat>();
        for (var record : records) {
            var heard = Heard.of(record);
            if (heard.type().equals(Heartbeat.TYPE)) {
                read(heard, record.timestamp())
                        .ifPresent(it -> heartbeats.merge(
                                heard.partition(), it, (one, other) -> one.at().isAfter(other.at()) ? one : other));
            }
        }
        if (!heartbeats.isEmpty()) {
            watermarks.heard(subscription.consumer(), subscription.stream(), heartbeats);
        }
    }

    /// What was once heard up to is never less again, so nobody is believed who speaks of what is to come.
    private Optional<Heartbeat> read(Heard heard, long sentMillis) {
        try {
            var heartbeat = heard.body(Heartbeat.class, json);
            if (sentMillis >= 0
                    && heartbeat.at().isAfter(Instant.ofEpochMilli(sentMillis).plus(CLOCKS_DIFFER))) {
                throw new Heard.Unreadable("body", new IllegalArgumentException(heartbeat.at() + " is to come"));
            }
            return Optional.of(heartbeat);
        } catch (Heard.Unreadable e) {
            log.warn(
                    "{} cannot read a heartbeat ({}-{}@{})",
                    subscription.consumer(),
                    heard.topic(),
                    heard.partition(),
                    heard.offset(),
                    e);
            return Optional.empty();
        }
    }
}
