package dev.dosirak.search.shops.lucene;

import static dev.dosirak.search.shops.SomeShops.HONGDAE;
import static dev.dosirak.search.shops.SomeShops.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.kernel.Placement;
import dev.dosirak.platform.kernel.Placements;
import dev.dosirak.search.shops.Filters;
import dev.dosirak.search.shops.IndexQuery;
import dev.dosirak.search.shops.IndexUpdate;
import dev.dosirak.search.shops.IndexUpdate.Source;
import dev.dosirak.search.shops.Rating;
import dev.dosirak.search.shops.SearchContract;
import dev.dosirak.search.shops.ShopIndex;
import dev.dosirak.search.shops.ShopIndex.Hit;
import dev.dosirak.search.shops.ShopIndex.KnownVersion;
import dev.dosirak.search.shops.SortOrder;
import dev.dosirak.search.shops.copy.JudgedShops;
import dev.dosirak.search.words.Clause;
import dev.dosirak.search.words.Spelling;
import dev.dosirak.search.words.nori.Nori;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneShopsTest implements SearchContract {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    private static final Spelling SPELLING = new Spelling(Nori.MORPHEMES);
    private static final UUID SHOP = new UUID(0, 1);

    @TempDir
    Path folder;

    private Placements board = new Placements();

    @SuppressWarnings("NullAway.Init") // opened before each test
    private LuceneShops index;

    @BeforeEach
    void open() {
        index = open("1");
    }

    @AfterEach
    void close() {
        index.close();
    }

    private LuceneShops open(String form) {
        board = new Placements();
        return new LuceneShops(
                new IndexFolder(folder.resolve("index"), form), new Documents(SPELLING), board, Clock.systemUTC());
    }

    @Override
    public ShopIndex index() {
        return index;
    }

    @Override
    public Placements board() {
        return board;
    }

    @Override
    public void settle() {
        index.refresh();
    }

    @Override
    public Spelling spelling() {
        return SPELLING;
    }

    @Override
    public void fill(Path shops) {
        index.apply(JudgedShops.read(shops));
    }

    private List<Hit> chicken() {
        return index.find(new IndexQuery(
                new Clause.HasTerm("ㅊㅣㅋㅣㄴ", 1),
                HONGDAE,
                Filters.NONE,
                SortOrder.RELEVANCE,
                Optional.empty(),
                5,
                Set.of(),
                Set.of(),
                NOON));
    }

    private void fillAndKeep() {
        index.apply(List.of(
                new IndexUpdate.ShopUpdate(SHOP, 3, Optional.of(shop(1, "홍대 치킨"))),
                new IndexUpdate.ShopUpdate(new UUID(0, 2), 8, Optional.empty()),
                new IndexUpdate.RatingUpdate(SHOP, 2, Optional.of(new Rating(45, 10))),
                new IndexUpdate.RatingUpdate(new UUID(0, 9), 1, Optional.of(new Rating(30, 3))),
                new IndexUpdate.AdUpdate(
                        new UUID(2, 1),
                        1,
                        Optional.of(new Placement(
                                new UUID(2, 1),
                                SHOP,
                                NOON,
                                NOON.plusSeconds(60),
                                HONGDAE,
                                500,
                                1,
                                Optional.empty())))));
        index.save(Map.of(Source.SHOPS, NOON, Source.ADS, NOON.plusSeconds(5)));
    }

    @Test
    void aRestartGoesOnFromWhatWasKept() {
        fillAndKeep();
        index.apply(List.of(new IndexUpdate.ShopUpdate(SHOP, 4, Optional.of(shop(1, "안 남을 치킨")))));
        index.close();

        index = open("1");

        assertThat(chicken())
                .extracting(it -> it.indexedShop().name(), Hit::rating)
                .containsExactly(tuple("홍대 치킨", new Rating(45, 10)));
        assertThat(index.asOf()).isEqualTo(Map.of(Source.SHOPS, NOON, Source.ADS, NOON.plusSeconds(5)));
        assertThat(index.versions(Source.SHOPS, new UUID(0, 0), 9))
                .containsExactly(new KnownVersion(SHOP, 3), new KnownVersion(new UUID(0, 2), 8));
        index.apply(List.of(new IndexUpdate.ShopUpdate(new UUID(0, 9), 1, Optional.of(shop(9, "기다린 치킨")))));
        index.refresh();
        assertThat(chicken()).extracting(it -> it.rating().count()).contains(3L);
        index.apply(List.of(new IndexUpdate.AdUpdate(new UUID(2, 1), 1, Optional.empty())));
        assertThat(index.versions(Source.ADS, List.of(new UUID(2, 1))))
                .containsExactly(new KnownVersion(new UUID(2, 1), 1));
    }

    /// Wherever it is: in what is read at once, and in what would be read some day.
    @Test
    void anIndexThatHasRottedIsBuiltAnew() throws IOException {
        fillAndKeep();
        index.close();
        var files = contents();
        var largest = files.keySet().stream()
                .max(Comparator.comparingInt(it -> bytesOf(files, it).length))
                .orElseThrow();
        for (int eighth = 1; eighth < 8; eighth++) {
            var rotten = bytesOf(files, largest).clone();
            rotten[rotten.length * eighth / 8] ^= 0x40;
            for (var file : files.keySet()) {
                Files.write(file, file.equals(largest) ? rotten : bytesOf(files, file));
            }
            index = open("1");
            assertThat(index.asOf()).as("%d/8 of %s", eighth, largest).isEmpty();
            assertThat(chicken()).isEmpty();
            index.close();
        }

        index = open("1");
        fillAndKeep();
        index.refresh();
        assertThat(chicken()).hasSize(1);
    }

    private Map<Path, byte[]> contents() throws IOException {
        var contents = new HashMap<Path, byte[]>();
        try (var files = Files.list(folder.resolve("index"))) {
            for (var file : files.toList()) {
                contents.put(file, Files.readAllBytes(file));
            }
        }
        return contents;
    }

    private static byte[] bytesOf(Map<Path, byte[]> files, Path file) {
        return Objects.requireNonNull(files.get(file));
    }

    @Test
    void anIndexInAnotherFormIsBuiltAnew() {
        fillAndKeep();
        index.close();

        index = open("2");

        assertThat(chicken()).isEmpty();
        assertThat(index.asOf()).isEmpty();
    }

    @Test
    void whatIsNoIndexGivesWay() throws IOException {
        index.close();
        Files.writeString(folder.resolve("index/segments_1"), "nonsense");

        index = open("1");

        assertThat(index.asOf()).isEmpty();
    }

    @Test
    void aFolderInUseIsLeftAlone() throws IOException {
        fillAndKeep();
        var files = contents().keySet();

        assertThatThrownBy(() -> open("1")).isInstanceOf(UncheckedIOException.class);

        assertThat(contents().keySet()).isEqualTo(files);
        index.refresh();
        assertThat(chicken()).hasSize(1);
    }

    @Test
    void anInterruptedWriterDoesNotCostTheIndex() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(this::fillAndKeep).isInstanceOf(IllegalStateException.class);
        assertThat(Thread.interrupted()).isTrue();

        fillAndKeep();
        index.refresh();
        assertThat(chicken()).hasSize(1);
    }

    @Test
    void whatComesSinglyIsSeenAtOnce() {
        index.refresh();
        await().untilAsserted(() -> {
            index.apply(List.of(new IndexUpdate.ShopUpdate(SHOP, System.nanoTime(), Optional.of(shop(1, "홍대 치킨")))));
            assertThat(chicken()).hasSize(1);
        });
    }
}
