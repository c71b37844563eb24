package dev.dosirak.simulation.data;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.outbox.Message;
import dev.dosirak.simulation.time.Scheduler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What a service has published, in the order of its commits, and the connector that carries it to the topic: again
/// and again where it is not sure that it has.
public final class Outbox {

    private static final EventJson JSON = new EventJson();
    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(8);
    private static final int SAVES_EVERY = 4;

    private final Scheduler scheduler;
    private final Topic topic;
    private final List<TopicRecord> records = new ArrayList<>();
    private final Object connector;
    private int trouble;

    public Outbox(Scheduler scheduler, Topic topic) {
        this.scheduler = scheduler;
        this.topic = topic;
        this.connector = scheduler.begin(topic.name() + " connector", this::carry);
    }

    /// From now on what is carried may be lost and repeated.
    ///
    /// @param perMille how often a message, or the word that it has arrived, is lost on its way, and how often the
    ///     connector dies
    public void trouble(int perMille) {
        trouble = perMille;
    }

    /// Called where the write that it belongs to commits.
    public void add(UUID key, long sequence, Message message) {
        var id = UUID.nameUUIDFromBytes(
                "%s %d".formatted(topic.name(), records.size()).getBytes(StandardCharsets.UTF_8));
        records.add(
                new TopicRecord(id, message.type(), key, sequence, JSON.write(message.body()), scheduler.instant()));
        scheduler.wake(connector);
    }

    public List<TopicRecord> records() {
        return records;
    }

    private void carry() {
        int position = 0;
        int saved = 0;
        while (true) {
            if (position == records.size()) {
                saved = position;
                scheduler.park();
                continue;
            }
            scheduler.step();
            if (scheduler.chance(trouble)) { // it dies, and what it had saved is where it goes on
                scheduler.sleep(scheduler.upTo(LONGEST_OUTAGE));
                position = saved;
                continue;
            }
            if (scheduler.chance(trouble)) { // lost on the way there
                continue;
            }
            topic.append(records.get(position));
            if (scheduler.chance(trouble)) { // lost on the way back
                continue;
            }
            position++;
            saved = position % SAVES_EVERY == 0 ? position : saved;
        }
    }
}
