package dev.dosirak.platform.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.push.LettersApplication.Letter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/// What the store promises on real PostgreSQL.
@LettersTest
class NotificationStoreTest {

    static final Letter LETTER = new Letter("letter", "안녕하세요");
    static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    @Autowired
    NotificationStore<Letter> store;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void notificationsAreNumberedForEachPersonFromOneAndReadFromAnywhere() {
        var sunja = UUID.randomUUID();
        var dongsu = UUID.randomUUID();
        add(sunja, new Letter("letter", "one"));
        add(dongsu, LETTER);
        add(sunja, new Letter("parcel", "two"));

        assertThat(store.after(sunja, 0, 10))
                .containsExactly(
                        new Notification<>(1, new Letter("letter", "one")),
                        new Notification<>(2, new Letter("parcel", "two")));
        assertThat(numbers(sunja, 1, 10)).containsExactly(2L);
        assertThat(numbers(sunja, 0, 1)).containsExactly(1L);
        assertThat(numbers(sunja, 2, 10)).isEmpty();
        assertThat(store.last(List.of(sunja, dongsu))).isEqualTo(Map.of(sunja, 2L, dongsu, 1L));
        assertThat(store.last(List.of(UUID.randomUUID()))).isEmpty();
    }

    /// What a stream relies on: whoever sees number n has seen, or can see, every one before it.
    @Test
    void whatIsAddedAtOnceIsNumberedWithoutGapsAndAppearsInThatOrder() throws Exception {
        var person = UUID.randomUUID();
        var seen = new ArrayList<Long>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var adding = LongStream.range(0, 4)
                    .mapToObj(it -> threads.submit(addForty(person, it == 0)))
                    .toList();
            while (!adding.stream().allMatch(Future::isDone) || seen.size() < 120) {
                seen.addAll(numbers(person, seen.isEmpty() ? 0 : seen.getLast(), 50));
                if (adding.stream().anyMatch(it -> it.state() == Future.State.FAILED)) {
                    break;
                }
            }
            for (var it : adding) {
                it.get();
            }
        }
        assertThat(seen)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 120).boxed().toList());
    }

    /// @param inVain each is rolled back, and must not use up a number
    private Callable<Void> addForty(UUID person, boolean inVain) {
        return () -> {
            for (int i = 0; i < 40; i++) {
                transaction.executeWithoutResult(status -> {
                    store.add(person, Instant.now(), LETTER);
                    if (inVain) {
                        status.setRollbackOnly();
                    }
                });
            }
            return null;
        };
    }

    /// What the running service's own sweep holds at that moment is passed over.
    @Test
    void whatIsOldIsForgottenAndTheCountGoesOn() {
        var person = UUID.randomUUID();
        transaction.executeWithoutResult(_ -> store.add(person, LONG_AGO, LETTER));
        add(person, LETTER);

        await().untilAsserted(() -> {
            store.deleteBefore(LONG_AGO.plusSeconds(1));
            assertThat(numbers(person, 0, 10)).containsExactly(2L);
        });
        store.deleteAll(person);
        assertThat(numbers(person, 0, 10)).isEmpty();
        add(person, LETTER);

        assertThat(numbers(person, 0, 10)).containsExactly(3L);
    }

    @Test
    void aNotificationBelongsToATransaction() {
        assertThatThrownBy(() -> store.add(UUID.randomUUID(), Instant.now(), LETTER))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    private void add(UUID person, Letter letter) {
        transaction.executeWithoutResult(_ -> store.add(person, Instant.now(), letter));
    }

    private List<Long> numbers(UUID person, long after, int most) {
        return store.after(person, after, most).stream()
                .map(Notification::number)
                .toList();
    }
}
