package dev.dosirak.search.finding.lucene;

import static dev.dosirak.search.finding.SomeShops.HONGDAE;
import static dev.dosirak.search.finding.SomeShops.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.dosirak.search.finding.Ad;
import dev.dosirak.search.finding.AdBoard;
import dev.dosirak.search.finding.Clause;
import dev.dosirak.search.finding.Filters;
import dev.dosirak.search.finding.Hit;
import dev.dosirak.search.finding.Kept;
import dev.dosirak.search.finding.News;
import dev.dosirak.search.finding.Order;
import dev.dosirak.search.finding.Rating;
import dev.dosirak.search.finding.RelevanceContract;
import dev.dosirak.search.finding.Search;
import dev.dosirak.search.finding.ShopIndex;
import dev.dosirak.search.finding.Source;
import dev.dosirak.search.finding.Spelling;
import dev.dosirak.search.finding.copy.JudgedShops;
import dev.dosirak.search.finding.nori.Nori;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneShopsTest implements RelevanceContract {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    private static final Spelling SPELLING = new Spelling(Nori.MORPHEMES);
    private static final UUID SHOP = new UUID(0, 1);

    @TempDir
    Path folder;

    private AdBoard board = new AdBoard();

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
        board = new AdBoard();
        return new LuceneShops(
                new IndexFolder(folder.resolve("index"), form), new Documents(SPELLING), board, Clock.systemUTC());
    }

    @Override
    public ShopIndex index() {
        return index;
    }

    @Override
    public AdBoard board() {
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
        index.take(JudgedShops.read(shops));
    }

    private List<Hit> chicken() {
        return index.find(new Search(
                new Clause.Has("ㅊㅣㅋㅣㄴ", 1),
                HONGDAE,
                Filters.NONE,
                Order.RELEVANCE,
                Optional.empty(),
                5,
                Set.of(),
                Set.of(),
                NOON));
    }

    private void fillAndKeep() {
        index.take(List.of(
                new News.OfShop(SHOP, 3, Optional.of(shop(1, "홍대 치킨"))),
                new News.OfShop(new UUID(0, 2), 8, Optional.empty()),
                new News.OfRating(SHOP, 2, Optional.of(new Rating(45, 10))),
                new News.OfRating(new UUID(0, 9), 1, Optional.of(new Rating(30, 3))),
                new News.OfAd(
                        new UUID(2, 1),
                        1,
                        Optional.of(new Ad(
                                new UUID(2, 1),
                                SHOP,
                                NOON,
                                NOON.plusSeconds(60),
                                HONGDAE,
                                500,
                                1,
                                Optional.empty())))));
        index.keep(Map.of(Source.SHOPS, NOON, Source.ADS, NOON.plusSeconds(5)));
    }

    @Test
    void aRestartGoesOnFromWhatWasKept() {
        fillAndKeep();
        index.take(List.of(new News.OfShop(SHOP, 4, Optional.of(shop(1, "안 남을 치킨")))));
        index.close();

        index = open("1");

        assertThat(chicken())
                .extracting(it -> it.shop().name(), Hit::rating)
                .containsExactly(tuple("홍대 치킨", new Rating(45, 10)));
        assertThat(index.asOf()).isEqualTo(Map.of(Source.SHOPS, NOON, Source.ADS, NOON.plusSeconds(5)));
        assertThat(index.kept(Source.SHOPS, new UUID(0, 0), 9))
                .containsExactly(new Kept(SHOP, 3), new Kept(new UUID(0, 2), 8));
        index.take(List.of(new News.OfShop(new UUID(0, 9), 1, Optional.of(shop(9, "기다린 치킨")))));
        index.refresh();
        assertThat(chicken()).extracting(it -> it.rating().count()).contains(3L);
        index.take(List.of(new News.OfAd(new UUID(2, 1), 1, Optional.empty())));
        assertThat(index.kept(Source.ADS, List.of(new UUID(2, 1)))).containsExactly(new Kept(new UUID(2, 1), 1));
    }

    @Test
    void anIndexThatHasRottedIsBuiltAnew() throws IOException {
        fillAndKeep();
        index.close();
        try (var files = Files.list(folder.resolve("index"))) {
            var largest = files.filter(it -> !it.endsWith("write.lock"))
                    .max((a, b) -> Long.compare(size(a), size(b)))
                    .orElseThrow();
            var bytes = Files.readAllBytes(largest);
            bytes[bytes.length / 2] ^= 0x40;
            Files.write(largest, bytes, StandardOpenOption.TRUNCATE_EXISTING);
        }

        index = open("1");

        assertThat(chicken()).isEmpty();
        assertThat(index.asOf()).isEmpty();
        fillAndKeep();
        index.refresh();
        assertThat(chicken()).hasSize(1);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
    void aFolderInUseIsLeftAlone() {
        fillAndKeep();

        assertThatThrownBy(() -> open("1")).isInstanceOf(UncheckedIOException.class);

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
            index.take(List.of(new News.OfShop(SHOP, System.nanoTime(), Optional.of(shop(1, "홍대 치킨")))));
            assertThat(chicken()).hasSize(1);
        });
    }
}
