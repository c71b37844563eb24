package dev.dosirak.gateway.phonebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.gateway.phonebook.Phonebook.Hit;
import dev.dosirak.gateway.phonebook.Phonebook.PhonebookCursor;
import dev.dosirak.platform.kernel.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PhonebookTest {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    private static final Position CITY_HALL = new Position(37.5663, 126.9779);

    /// Seoul, and where the map comes to its ends.
    private static final List<Position> PLACES = List.of(
            CITY_HALL,
            new Position(0, 179.999),
            new Position(0.004, -180),
            new Position(89.99, 10),
            new Position(-90, 0));

    @RepeatedTest(100)
    void turningThePagesGivesWhatLookingAtEveryShopGives(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var around = PLACES.get(run.getCurrentRepetition() % PLACES.size());
        var some = new SomeEntries(run.getCurrentRepetition(), around, random.nextDouble(0.001, 0.2));
        var entries = some.list(random.nextInt(600));
        var book = Phonebook.of(NOON, entries.stream());

        for (int i = 0; i < 20; i++) {
            var place = some.position();
            var category = random.nextInt(3) == 0
                    ? Optional.of(SomeEntries.CATEGORIES.get(random.nextInt(4)))
                    : Optional.<String>empty();
            int size = 1 + random.nextInt(40);

            assertThat(allPages(book, place, category, size))
                    .as("at %s of %s by %d", place, category, size)
                    .isEqualTo(bruteForce(entries, place, category));
        }
    }

    private static List<Hit> allPages(Phonebook book, Position place, Optional<String> category, int size) {
        var hits = new ArrayList<Hit>();
        Optional<PhonebookCursor> after = Optional.empty();
        do {
            var page = book.near(place, category, after, size);
            assertThat(page.hits()).hasSizeLessThanOrEqualTo(size);
            hits.addAll(page.hits());
            assertThat(hits).doesNotHaveDuplicates();
            after = page.next().flatMap(it -> PhonebookCursor.read(it.toString()));
        } while (after.isPresent());
        return hits;
    }

    private static List<Hit> bruteForce(List<PhonebookEntry> entries, Position place, Optional<String> category) {
        return entries.stream()
                .filter(it -> category.isEmpty() || category.get().equals(it.category()))
                .map(it -> new Hit(it, it.position().metersTo(place)))
                .filter(it -> it.meters() <= it.entry().radiusMeters())
                .sorted(Comparator.comparingLong(Hit::meters)
                        .thenComparing(it -> it.entry().id()))
                .toList();
    }

    @Test
    void aFullLastPageHasNoNext() {
        var book = Phonebook.of(NOON, Stream.of(shop("하나", 500), shop("둘", 500)));

        assertThat(book.near(CITY_HALL, Optional.empty(), Optional.empty(), 2).next())
                .isEmpty();
        assertThat(book.near(CITY_HALL, Optional.empty(), Optional.empty(), 1).next())
                .isPresent();
    }

    @Test
    void anEmptyBookAndAnUnknownCategoryHaveEmptyPages() {
        var empty = Phonebook.of(NOON, Stream.empty());
        var one = Phonebook.of(NOON, Stream.of(shop("하나", 500)));

        assertThat(empty.shops()).isZero();
        assertThat(empty.near(CITY_HALL, Optional.empty(), Optional.empty(), 20).hits())
                .isEmpty();
        assertThat(one.near(CITY_HALL, Optional.of("moon food"), Optional.empty(), 20)
                        .hits())
                .isEmpty();
    }

    @Test
    void itIsConfirmedForLaterAndNeverForEarlier() {
        var book = Phonebook.of(NOON, Stream.of(shop("하나", 500)));

        var later = book.confirmed(NOON.plusSeconds(30));

        assertThat(later.asOf()).isEqualTo(NOON.plusSeconds(30));
        assertThat(later.shops()).isEqualTo(1);
        assertThat(later.confirmed(NOON)).isSameAs(later);
    }

    @Test
    void aShopThatNobodyCanCallIsRefused() {
        assertThatThrownBy(() -> entry("하나", " ", 500)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> entry("", "02-123-4567", 500)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> entry("하".repeat(201), "02-123-4567", 500))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> entry("하나", "02-123-4567", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBookmarkIsReadAndThoseOfOthersAreNot() {
        var mark = new PhonebookCursor(1_234, UUID.fromString("0190bbbb-0000-7000-8000-000000000001"));

        assertThat(mark).hasToString("off.1234.0190bbbb-0000-7000-8000-000000000001");
        assertThat(PhonebookCursor.read(mark.toString())).contains(mark);
        assertThat(PhonebookCursor.read("1795233600.o.1234.0190bbbb-0000-7000-8000-000000000001"))
                .isEmpty();
        assertThat(PhonebookCursor.read("off.999999999.0190bbbb-0000-7000-8000-000000000001"))
                .isEmpty();
        assertThat(PhonebookCursor.read("")).isEmpty();
    }

    private static PhonebookEntry shop(String name, int radiusMeters) {
        return entry(name, "02-123-4567", radiusMeters);
    }

    private static PhonebookEntry entry(String name, String phone, int radiusMeters) {
        return new PhonebookEntry(
                UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                name,
                "korean",
                phone,
                "중구",
                CITY_HALL,
                radiusMeters,
                15_000);
    }
}
