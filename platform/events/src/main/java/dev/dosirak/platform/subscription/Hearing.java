package dev.dosirak.platform.subscription;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.watermark.Heartbeat;
import dev.dosirak.platform.watermark.Watermarks;
import java.util.HashMap;
import java.util.List;
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
        var heartbeats = new HashMap<Integer, Heartbeat>();
        for (var record : records) {
            var heard = Heard.of(record);
            if (heard.type().equals(Heartbeat.TYPE)) {
                try {
                    heartbeats.merge(
                            heard.partition(),
                            heard.body(Heartbeat.class, json),
                            (one, other) -> one.at().isAfter(other.at()) ? one : other);
                } catch (Heard.Unreadable e) {
                    log.warn(
                            "{} cannot read a heartbeat ({}-{}@{})",
                            subscription.consumer(),
                            heard.topic(),
                            heard.partition(),
                            heard.offset(),
                            e);
                }
            }
        }
        if (!heartbeats.isEmpty()) {
            watermarks.heard(subscription.consumer(), subscription.stream(), heartbeats);
        }
    }
}
