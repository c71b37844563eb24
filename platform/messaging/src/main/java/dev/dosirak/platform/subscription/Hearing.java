package dev.dosirak.platform.subscription;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.watermark.Heartbeat;
import dev.dosirak.platform.watermark.Watermarks;
import dev.dosirak.platform.watermark.Watermarks.Placed;
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
        var heartbeats = new HashMap<Integer, Placed>();
        for (var record : records) {
            var heard = Heard.of(record);
            if (heard.type().equals(Heartbeat.TYPE)) {
                read(heard, record.timestamp())
                        .ifPresent(it ->
                                heartbeats.merge(heard.partition(), new Placed(heard.offset(), it), Hearing::latest));
            }
        }
        if (!heartbeats.isEmpty()) {
            watermarks.heard(subscription.consumer(), subscription.stream(), heartbeats);
        }
    }

    /// The latest of several, at the place of the first: no part of a topic made anew goes unseen.
    private static Placed latest(Placed one, Placed other) {
        boolean first = one.heartbeat().at().isAfter(other.heartbeat().at());
        return new Placed(Math.min(one.place(), other.place()), (first ? one : other).heartbeat());
    }

    /// What was once heard up to is never less again, so nobody is believed who speaks of what is to come.
    private Optional<Heartbeat> read(Heard heard, long sentMillis) {
        try {
            var heartbeat = heard.body(Heartbeat.class, json);
            if (sentMillis >= 0
                    && heartbeat.at().isAfter(Instant.ofEpochMilli(sentMillis).plus(Watermarks.CLOCKS_DIFFER))) {
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
