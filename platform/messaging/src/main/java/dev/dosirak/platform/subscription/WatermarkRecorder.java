package dev.dosirak.platform.subscription;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.watermark.Heartbeat;
import dev.dosirak.platform.watermark.Watermarks;
import dev.dosirak.platform.watermark.Watermarks.PlacedHeartbeat;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notes how far one subscription has come, by the heartbeats among its records.
final class WatermarkRecorder {

    private static final Logger log = LoggerFactory.getLogger(WatermarkRecorder.class);

    private final Subscription subscription;
    private final Watermarks watermarks;
    private final EventJson json;

    WatermarkRecorder(Subscription subscription, Watermarks watermarks, EventJson json) {
        this.subscription = subscription;
        this.watermarks = watermarks;
        this.json = json;
    }

    /// To be called when all of them are dealt with.
    void record(List<ConsumerRecord<byte[], byte[]>> records) {
        var heartbeats = new HashMap<Integer, PlacedHeartbeat>();
        for (var record : records) {
            var incomingEvent = IncomingEvent.of(record);
            if (incomingEvent.type().equals(Heartbeat.TYPE)) {
                read(incomingEvent, record.timestamp())
                        .ifPresent(it -> heartbeats.merge(
                                incomingEvent.partition(),
                                new PlacedHeartbeat(incomingEvent.offset(), it),
                                WatermarkRecorder::latest));
            }
        }
        if (!heartbeats.isEmpty()) {
            watermarks.advance(subscription.consumer(), subscription.stream(), heartbeats);
        }
    }

    /// The latest of several, at the place of the first: no part of a topic made anew goes unseen.
    private static PlacedHeartbeat latest(PlacedHeartbeat one, PlacedHeartbeat other) {
        boolean first = one.heartbeat().at().isAfter(other.heartbeat().at());
        return new PlacedHeartbeat(Math.min(one.offset(), other.offset()), (first ? one : other).heartbeat());
    }

    /// A watermark never goes back, so a heartbeat of the future is not believed.
    private Optional<Heartbeat> read(IncomingEvent incomingEvent, long sentMillis) {
        try {
            var heartbeat = incomingEvent.body(Heartbeat.class, json);
            if (sentMillis >= 0
                    && heartbeat.at().isAfter(Instant.ofEpochMilli(sentMillis).plus(Watermarks.MAX_CLOCK_SKEW))) {
                throw new IncomingEvent.UnreadableEvent(
                        "body", new IllegalArgumentException(heartbeat.at() + " is to come"));
            }
            return Optional.of(heartbeat);
        } catch (IncomingEvent.UnreadableEvent e) {
            log.warn(
                    "{} cannot read a heartbeat ({}-{}@{})",
                    subscription.consumer(),
                    incomingEvent.topic(),
                    incomingEvent.partition(),
                    incomingEvent.offset(),
                    e);
            return Optional.empty();
        }
    }
}
