package dev.dosirak.platform.subscription;

import static dev.dosirak.platform.subscription.Library.book;
import static dev.dosirak.platform.subscription.Library.bytes;
import static dev.dosirak.platform.subscription.Library.printed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever somebody puts into a topic is set aside as it is, and the next record is heard.
class PoisonTest {

    private static final Library LIBRARY = new Library(_ -> {}, false);

    final UUID junho = UUID.randomUUID();

    @BeforeEach
    void empty() {
        LIBRARY.jdbc.sql("delete from parked").update();
        LIBRARY.jdbc.sql("delete from shelf").update();
    }

    @Test
    void aValueWithNul() {
        isParked(printed(id(), key(), 1, bytes("{\"title\": \"a\0b\"}")));
    }

    /// JSON allows it, and no text column takes it.
    @Test
    void aTitleWithNul() {
        isParked(printed(id(), key(), 1, bytes("{\"title\": \"a\\u0000b\"}")));
    }

    @Test
    void bytesThatAreNoText() {
        isParked(printed(id(), key(), 1, new byte[] {'{', (byte) 0xC3, 0x28, 0, (byte) 0xFF}));
    }

    @Test
    void noValue() {
        isParked(printed(id(), key(), 1, null));
    }

    @Test
    void aValueThatIsNull() {
        isParked(printed(id(), key(), 1, bytes("null")));
    }

    @Test
    void aHugeValue() {
        var huge = new byte[2_000_000];
        Arrays.fill(huge, (byte) '{');
        isParked(printed(id(), key(), 1, huge));
    }

    @Test
    void noKey() {
        isParked(printed(id(), null, 1, bytes("{\"title\": \"a\"}")));
    }

    /// Longer than an index takes, and not to be compressed.
    @Test
    void aKeyOfThreeThousandLetters() {
        var key = new StringBuilder();
        while (key.length() < 3_000) {
            key.append(UUID.randomUUID());
        }
        isParked(printed(id(), bytes(key.toString()), 1, bytes("{\"title\": \"a\"}")));
    }

    @Test
    void aKeyWithNul() {
        isParked(printed(id(), new byte[] {0, 1, (byte) 0xFF}, 1, bytes("{\"title\": \"a\"}")));
    }

    @Test
    @SuppressWarnings("NullAway") // Kafka lets it through
    void headersWithoutAValue() {
        var record = printed(id(), key(), 1, bytes("torn"));
        record.headers().add("empty", null).add("traceparent", null);
        isParked(record);
    }

    @Test
    void headersThatAreNoText() {
        var record = printed(id(), key(), 1, bytes("torn"));
        record.headers().add("odd\0name", new byte[] {0, (byte) 0xFF}).add("ce_time", new byte[] {0});
        isParked(record);
    }

    /// No column takes either, and no calendar the last.
    @ParameterizedTest
    @ValueSource(strings = {"-999999999-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z", "+1000000000-12-31T23:59:59Z"})
    void aTimeBeyondAllTimes(String time) {
        var record = printed(id(), key(), 1, bytes("torn"));
        record.headers().remove("ce_time").add("ce_time", bytes(time));
        isParked(record);
    }

    @Test
    void anIdThatIsNone() {
        isParked(printed("\0", key(), 1, bytes("{\"title\": \"a\"}")));
    }

    @Test
    void noEnvelopeAtAll() {
        var record = printed(id(), key(), 1, bytes("{\"title\": \"a\"}"));
        record.headers().remove("ce_id").remove("ce_time").remove("sequence");
        isParked(record);
    }

    private void isParked(ConsumerRecord<byte[], byte[]> poison) {
        LIBRARY.transactionalListener.onMessage(List.of(poison, book(UUID.randomUUID(), junho, 2, "next")));

        assertThat(LIBRARY.shelf()).containsExactly("next");
        assertThat(LIBRARY.parked()).singleElement().satisfies(it -> {
            assertThat(it.attempts()).isEqualTo(1);
            assertThat(it.reason()).isNotBlank();
        });
        assertThat(kept("record_key")).isEqualTo(poison.key());
        assertThat(kept("value")).isEqualTo(poison.value());

        LIBRARY.parkedEvents.redrive(LIBRARY.parked().getFirst().id(), "ops", "another try");
        assertThat(LIBRARY.parked())
                .singleElement()
                .satisfies(it -> assertThat(it.attempts()).isEqualTo(2));
        assertThat(LIBRARY.parkedEvents.discard(LIBRARY.parked().getFirst().id(), "ops", "poison"))
                .isTrue();
        assertThat(LIBRARY.parked()).isEmpty();
    }

    private static byte @Nullable [] kept(String column) {
        return LIBRARY.jdbc
                .sql("select %s from parked".formatted(column))
                .query((row, _) -> new Object() {
                    byte @Nullable [] bytes = row.getBytes(1);
                })
                .single()
                .bytes;
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static byte[] key() {
        return bytes(UUID.randomUUID().toString());
    }
}
