package dev.dosirak.drills.poison;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.drills.poison.Poison.BadRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private static final Instant NOON = Instant.parse("2026-05-04T03:00:00Z");

    private final List<Poison> all = Catalogue.of(7, 1_000, NOON);

    @Test
    void aSeedMakesTheSameAgain() {
        assertThat(Catalogue.of(7, 1_000, NOON).stream().map(CatalogueTest::contents))
                .containsExactlyElementsOf(
                        all.stream().map(CatalogueTest::contents).toList());
        assertThat(Catalogue.of(8, 1_000, NOON).stream().map(CatalogueTest::contents))
                .doesNotContainSequence(
                        all.stream().map(CatalogueTest::contents).limit(5).toList());
    }

    private static List<Object> contents(Poison it) {
        return switch (it) {
            case BadRecord bad -> {
                var headers = Arrays.stream(bad.record().headers().toArray())
                        .map(header -> header.key() + Arrays.toString(header.value()))
                        .toList();
                yield List.of(
                        bad.what(),
                        headers,
                        Arrays.hashCode(bad.record().key()),
                        Arrays.hashCode(bad.record().value()));
            }
            case BadRequest bad -> List.of(bad.what(), Arrays.hashCode(bad.body()));
        };
    }

    @Test
    void asMuchAsIsWanted() {
        assertThat(all).hasSize(1_000);
        assertThat(records(all)).hasSize(700);
        assertThat(Catalogue.of(7, 10, NOON)).hasSize(10);
    }

    @Test
    void everyTopicAndEveryFormIsReached() {
        assertThat(records(all).map(it -> it.record().topic()).collect(toSet()))
                .isEqualTo(Arrays.stream(Topic.values()).map(Topic::kafkaName).collect(toSet()));
        var asked = all.stream()
                .flatMap(it -> it instanceof BadRequest bad ? Stream.of(bad.what()) : Stream.empty())
                .toList();
        for (var form : List.of("order: ", "registration: ", "shop-row: ", "member-row: ")) {
            assertThat(asked).anyMatch(it -> it.startsWith(form));
        }
    }

    @Test
    void everyFaultIsThere() {
        var found = records(all).map(BadRecord::what).toList();
        for (var fault : Fault.values()) {
            assertThat(found).anyMatch(it -> it.startsWith(fault + " in "));
        }
    }

    /// Parked records are known by it: two of one id would be one.
    @Test
    void noTwoRecordsAreTheSameEvent() {
        var ids = records(all)
                .flatMap(it -> Stream.ofNullable(it.record().headers().lastHeader("ce_id")))
                .map(Header::value)
                .filter(it -> it != null && it.length == 36)
                .map(it -> new String(it, UTF_8))
                .toList();
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(600);
    }

    /// What is wrong beside the body must not have an effect when it is overlooked.
    @Test
    void whatIsWrongBesideTheBodyComesWithAnUnreadableOne() {
        var harmless = Set.of("[]", "{}");
        assertThat(records(all))
                .filteredOn(it -> it.what().startsWith("time-to-come")
                        || it.what().startsWith("trace-")
                        || it.what().startsWith("sequence-negative"))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(harmless)
                        .contains(new String(Objects.requireNonNull(it.record().value()), UTF_8)));
    }

    @Test
    void onlyWhatNobodyListsMayBeIgnored() {
        assertThat(records(all))
                .filteredOn(it -> it.record().topic().equals(Topic.SEARCH.kafkaName()))
                .allMatch(BadRecord::ignorable);
        assertThat(records(all))
                .filteredOn(it -> it.record().topic().equals(Topic.ORDER.kafkaName()))
                .filteredOn(BadRecord::ignorable)
                .allMatch(it -> it.what().startsWith("type-")
                        || it.what().startsWith("version-")
                        || it.what().startsWith("no-headers")
                        || it.what().startsWith("heartbeat-many-partitions"));
        assertThat(records(all))
                .filteredOn(it -> it.what().equals("heartbeat-to-come in order.events"))
                .noneMatch(BadRecord::ignorable);
    }

    private static Stream<BadRecord> records(List<Poison> all) {
        return all.stream().flatMap(it -> it instanceof BadRecord bad ? Stream.of(bad) : Stream.empty());
    }
}
