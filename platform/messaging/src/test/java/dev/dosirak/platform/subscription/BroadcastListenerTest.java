package dev.dosirak.platform.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.watermark.MemoryWatermarks;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BroadcastListenerTest {

    final TestTopic topic = TestTopic.of(1);
    final TopicPartition partition = new TopicPartition(topic.name(), 0);
    final List<String> read = new ArrayList<>();
    final List<UUID> skipped = new ArrayList<>();
    final BroadcastListener listener = listener();

    BroadcastListener listener() {
        var json = new EventJson();
        var books = Subscription.of("reader.memory", "press")
                .on("press.printed.v1", Library.Book.class, book -> {
                    if (book.title().equals("endless")) {
                        throw new StackOverflowError();
                    }
                    read.add(book.title());
                })
                .whenSkipped(skipped::add);
        return new BroadcastListener(
                books, json, new WatermarkRecorder(books, new MemoryWatermarks(), json), Clock.systemUTC());
    }

    @Test
    void aNodeStartedInAQuietMinuteBeginsAtTheEnd() {
        topic.write(Instant.now().minusSeconds(3600), "old", "older");

        assertThat(placeAfterAssignment()).isEqualTo(2);
    }

    @Test
    void whatCameAMinuteAgoIsHeard() {
        topic.write(Instant.now().minusSeconds(3600), "old");
        topic.write(Instant.now().minusSeconds(10), "new");

        assertThat(placeAfterAssignment()).isEqualTo(1);
    }

    @Test
    void itGoesOnWhereItWasHoweverOftenItBegins() {
        topic.write(Instant.now(), "one", "two", "three");
        assertThat(placeAfterAssignment()).isEqualTo(0);
        listener.onMessage(topic.record(0, "one"));

        assertThat(placeAfterAssignment()).isEqualTo(1);
    }

    private long placeAfterAssignment() {
        try (var consumer = topic.consumer()) {
            consumer.assign(List.of(partition));
            listener.onPartitionsAssigned(consumer, List.of(partition));
            return consumer.position(partition);
        }
    }

    @Test
    void oneRecordThatWillNotGoDoesNotStopTheOthers() {
        hear("endless");
        hear("one");

        assertThat(read).containsExactly("one");
    }

    @Test
    void ofARecordThatIsSkippedItIsSaidWhatItWasAbout() {
        var book = UUID.randomUUID();
        listener.onMessage(Library.book(UUID.randomUUID(), book, 1, "endless"));
        hear("one");

        assertThat(skipped).containsExactly(book);
    }

    private void hear(String title) {
        listener.onMessage(Library.book(UUID.randomUUID(), UUID.randomUUID(), 1, title));
    }
}
