package dev.dosirak.platform.subscription;

import static dev.dosirak.platform.subscription.Library.book;
import static dev.dosirak.platform.subscription.Library.bytes;
import static dev.dosirak.platform.subscription.Library.printed;
import static dev.dosirak.platform.subscription.Library.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.eventstore.UnknownStoredType;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.watermark.Heartbeat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class TransactionalListenerTest {

    static final Instant NOON = Instant.parse("2026-05-04T03:00:00Z");

    final UUID mina = UUID.randomUUID();
    final UUID junho = UUID.randomUUID();

    /// Its title says what goes wrong with it.
    final Library library = new Library(TransactionalListenerTest::read, true);

    static void read(String title) {
        switch (title) {
            case "endless" -> throw new StackOverflowError();
            case "from a newer press" -> throw new NoClassDefFoundError("Binding");
            case "heavy" -> throw new QueryTimeoutException("canceling statement due to statement timeout");
            case "of all memory" -> throw new OutOfMemoryError("pages");
            case "of the future" ->
                throw new UnknownStoredType(UUID.randomUUID(), "e-book", new IllegalStateException());
            case "ill-spoken" -> throw new IllegalArgumentException("\0 and half of \ud83d");
            default -> {}
        }
    }

    @Test
    void aPoisonedRecordOfABatchHoldsUpItsKeyOnly() {
        hear(
                book(UUID.randomUUID(), junho, 1, "one"),
                printed(UUID.randomUUID().toString(), bytes(mina.toString()), 2, bytes("no json")),
                book(UUID.randomUUID(), mina, 3, "behind it"),
                book(UUID.randomUUID(), junho, 4, "two"));

        assertThat(library.shelf()).containsExactly("one", "two");
        assertThat(library.parked()).extracting(ParkedEvent::attempts).containsExactly(1, 0);
    }

    @Test
    void whatOnePollBringsIsOneCommit() {
        hear(
                book(UUID.randomUUID(), junho, 1, "one"),
                book(UUID.randomUUID(), mina, 2, "two"),
                book(UUID.randomUUID(), junho, 3, "three"));

        assertThat(library.jdbc
                        .sql("select count(distinct xmin::text) from shelf")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anErrorOfOneRecordIsNoErrorOfTheOthers() {
        hear(
                book(UUID.randomUUID(), mina, 1, "endless"),
                book(UUID.randomUUID(), UUID.randomUUID(), 2, "from a newer press"),
                book(UUID.randomUUID(), UUID.randomUUID(), 3, "ill-spoken"),
                book(UUID.randomUUID(), junho, 4, "one"));

        assertThat(library.shelf()).containsExactly("one");
        assertThat(library.parked()).hasSize(3).allMatch(it -> it.nextAttemptAt() != null);
    }

    @Test
    void whatLooksLikeADeadDatabaseForEverIsTheRecord() {
        var heavy = book(UUID.randomUUID(), mina, 1, "heavy");
        assertThatThrownBy(() -> hear(heavy)).as("at first one waits").isInstanceOf(QueryTimeoutException.class);

        assertThat(deliveriesUntilParked(heavy)).isLessThan(20);
        hear(book(UUID.randomUUID(), junho, 2, "one"));
        assertThat(library.shelf()).containsExactly("one");
    }

    @Test
    void soDoesWhatEndsItsConsumerAgainAndAgain() {
        assertThat(deliveriesUntilParked(book(UUID.randomUUID(), mina, 1, "of all memory")))
                .isLessThan(5);
    }

    private int deliveriesUntilParked(ConsumerRecord<byte[], byte[]> record) {
        int deliveries = 0;
        while (library.parked().isEmpty()) {
            deliveries++;
            try {
                hear(record);
            } catch (RuntimeException | OutOfMemoryError e) {
                assertThat(deliveries).isLessThan(30);
            }
        }
        return deliveries;
    }

    /// Of two facts the first was lost, or is told again late: the second is refused, and must not wait for a
    /// person, nor keep the first one out.
    @Test
    void whatCameTooEarlyGoesThroughOnceWhatItFollowsHasCome() {
        var read = new ArrayList<String>();
        var shelves = new Library(
                title -> {
                    if (title.equals("volume two") && !read.contains("volume one")) {
                        throw new Refused(TooEarly.NOT_THAT_FAR);
                    }
                    read.add(title);
                },
                false);
        shelves.transactionalListener.onMessage(List.of(sequence(2, book(UUID.randomUUID(), mina, 1, "volume two"))));
        assertThat(shelves.parked())
                .singleElement()
                .satisfies(it -> assertThat(it.nextAttemptAt()).isNotNull());

        shelves.transactionalListener.onMessage(List.of(sequence(1, book(UUID.randomUUID(), mina, 2, "volume one"))));
        shelves.parkedEvents.redriveDue();

        assertThat(shelves.shelf()).containsExactly("volume one", "volume two");
        assertThat(shelves.parked()).isEmpty();
    }

    private enum TooEarly implements Refused.Reason {
        NOT_THAT_FAR;

        @Override
        public Refused.Kind kind() {
            return Refused.Kind.CONFLICT;
        }
    }

    private static ConsumerRecord<byte[], byte[]> sequence(long number, ConsumerRecord<byte[], byte[]> record) {
        record.headers().remove("sequence").add("sequence", bytes(Long.toString(number)));
        return record;
    }

    @Test
    void whatANewerVersionHasStoredIsTriedAgainAndNeverLeftToAPerson() {
        hear(book(UUID.randomUUID(), mina, 1, "of the future"));
        library.jdbc
                .sql("update parked set attempts = 500, next_attempt_at = now()")
                .update();
        library.parkedEvents.redriveDue();

        assertThat(library.parked()).singleElement().satisfies(it -> {
            assertThat(it.attempts()).isEqualTo(501);
            assertThat(it.nextAttemptAt()).isNotNull();
        });
    }

    /// Topics were made anew, and count from the start.
    @Test
    void twoRecordsOfOnePlaceAreTwoRecords() {
        var key = bytes(mina.toString());
        hear(printed(UUID.randomUUID().toString(), key, 7, bytes("torn")));
        hear(printed(UUID.randomUUID().toString(), bytes(junho.toString()), 7, bytes("torn")));

        assertThat(library.parked()).hasSize(2);
    }

    @Test
    void oneRecordOfTwoPlacesIsOne() {
        var event = UUID.randomUUID().toString();
        hear(printed(event, bytes(mina.toString()), 7, bytes("torn")));
        hear(printed(event, bytes(mina.toString()), 0, bytes("torn")));
        hear(printed("no id", bytes(junho.toString()), 8, bytes("torn")));
        hear(printed("no id", bytes(junho.toString()), 1, bytes("torn")));

        assertThat(library.parked()).hasSize(2);
    }

    @Test
    void whatWasGivenUpIsNotHeardAgain() {
        var event = UUID.randomUUID();
        hear(printed(event.toString(), bytes(mina.toString()), 1, bytes("torn")));
        hear(printed("no id", bytes(junho.toString()), 2, bytes("torn")));
        library.parked().forEach(it -> library.parkedEvents.discard(it.id(), "ops", "torn"));
        hear(book(event, mina, 1, "mended"));
        hear(printed("no id", bytes(junho.toString()), 2, bytes("torn")));

        assertThat(library.shelf()).isEmpty();
        assertThat(library.parked()).isEmpty();
    }

    @Test
    void aStreamIsHeardUpToTheOldestWordOfItsPartitions() {
        hear(heartbeat(0, NOON), heartbeat(1, NOON.plusSeconds(5)));
        assertThat(library.watermarks.receivedUpTo(Library.CONSUMER, "press")).isEmpty();

        hear(heartbeat(2, NOON.plusSeconds(9)), heartbeat(0, NOON.plusSeconds(3)), heartbeat(0, NOON.minusSeconds(3)));
        assertThat(library.watermarks.receivedUpTo(Library.CONSUMER, "press")).contains(NOON.plusSeconds(3));
    }

    @Test
    void nothingIsHeardUpToAnythingBehindARecordThatWaits() {
        for (int partition = 0; partition < 3; partition++) {
            hear(heartbeat(partition, NOON));
        }
        assertThatThrownBy(() -> hear(
                        book(UUID.randomUUID(), mina, 1, "heavy"),
                        heartbeat(0, NOON.plusSeconds(9)),
                        heartbeat(1, NOON.plusSeconds(9)),
                        heartbeat(2, NOON.plusSeconds(9))))
                .isInstanceOf(QueryTimeoutException.class);

        assertThat(library.watermarks.receivedUpTo(Library.CONSUMER, "press")).contains(NOON);
    }

    @Test
    void whatIsParkedIsKnownByWhenItWasTold() {
        assertThat(library.parkedEvents.oldest(Library.CONSUMER, "press")).isEmpty();
        hear(printed(UUID.randomUUID().toString(), bytes(mina.toString()), 1, bytes("torn")));

        assertThat(library.parkedEvents.oldest(Library.CONSUMER, "press")).contains(NOON);
        assertThat(library.parkedEvents.holds(Library.CONSUMER, mina)).isTrue();
        assertThat(library.parkedEvents.holds(Library.CONSUMER, junho)).isFalse();
    }

    @SafeVarargs
    private void hear(ConsumerRecord<byte[], byte[]>... records) {
        library.transactionalListener.onMessage(new ArrayList<>(List.of(records)));
    }

    /// What comes with it must not come again for ever.
    @Test
    void aHeartbeatThatTellsNoTimeIsNone() {
        hear(
                heartbeat(0, "{}"),
                heartbeat(0, "{\"at\":\"+900000000-01-01T00:00:00Z\",\"partitions\":3}"),
                heartbeat(0, "{\"at\":\"%s\",\"partitions\":0}".formatted(NOON.plusSeconds(9))),
                heartbeat(0, "{\"at\":"),
                heartbeat(0, NOON),
                heartbeat(1, NOON),
                heartbeat(2, NOON));
        assertThat(library.watermarks.receivedUpTo(Library.CONSUMER, "press")).contains(NOON);
    }

    @Test
    void aHeartbeatOfATimeToComeIsNone() {
        for (int partition = 0; partition < 3; partition++) {
            hear(
                    sent(NOON, heartbeat(partition, NOON.plusSeconds(3_600))),
                    sent(NOON, heartbeat(partition, NOON.minusSeconds(1))));
        }
        assertThat(library.watermarks.receivedUpTo(Library.CONSUMER, "press")).contains(NOON.minusSeconds(1));
    }

    /// However much of it comes at once.
    @Test
    void aTopicMadeAnewIsSeenByTheFirstHeartbeatOfABatch() {
        for (int partition = 0; partition < 3; partition++) {
            hear(at(900, heartbeat(partition, NOON)));
        }
        for (int partition = 0; partition < 3; partition++) {
            hear(at(7, heartbeat(partition, NOON.plusSeconds(3))), at(950, heartbeat(partition, NOON.plusSeconds(9))));
        }
        assertThat(library.watermarks.receivedUpTo(Library.CONSUMER, "press")).contains(NOON);
    }

    private static ConsumerRecord<byte[], byte[]> at(long offset, ConsumerRecord<byte[], byte[]> it) {
        var moved = new ConsumerRecord<>(it.topic(), it.partition(), offset, it.key(), it.value());
        it.headers().forEach(moved.headers()::add);
        return moved;
    }

    private static ConsumerRecord<byte[], byte[]> sent(Instant at, ConsumerRecord<byte[], byte[]> it) {
        return new ConsumerRecord<>(
                it.topic(),
                it.partition(),
                it.offset(),
                at.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                it.key(),
                it.value(),
                it.headers(),
                Optional.empty());
    }

    private ConsumerRecord<byte[], byte[]> heartbeat(int partition, Instant at) {
        return heartbeat(partition, "{\"at\": \"%s\", \"partitions\": 3}".formatted(at));
    }

    private ConsumerRecord<byte[], byte[]> heartbeat(int partition, String body) {
        return record(
                Heartbeat.TYPE,
                UUID.randomUUID().toString(),
                partition,
                bytes(UUID.randomUUID().toString()),
                100,
                bytes(body));
    }
}
