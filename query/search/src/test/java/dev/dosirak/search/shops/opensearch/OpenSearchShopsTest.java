package dev.dosirak.search.shops.opensearch;

import static dev.dosirak.search.shops.SomeShops.HONGDAE;
import static dev.dosirak.search.shops.SomeShops.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.kernel.Placement;
import dev.dosirak.platform.kernel.Placements;
import dev.dosirak.search.shops.Filters;
import dev.dosirak.search.shops.IndexQuery;
import dev.dosirak.search.shops.IndexUnavailable;
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
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenSearchShopsTest implements SearchContract {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    private static final Spelling SPELLING = new Spelling(Nori.MORPHEMES);
    private static final UUID SHOP = new UUID(0, 1);

    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    /// A busy machine is not a failure.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final OpenSearchCluster openSearchCluster =
            new OpenSearchCluster(List.of(NOWHERE, OpenSearchNode.get()), PATIENCE);
    private final String name = "test-" + UUID.randomUUID();
    private final Placements board = new Placements();
    private final OpenSearchShops index = open("1", board);

    private OpenSearchShops open(String form, Placements board) {
        var documents = new Documents(SPELLING);
        return new OpenSearchShops(
                openSearchCluster, new ClusterIndex(openSearchCluster, name, documents, form), documents, board);
    }

    @AfterEach
    void tidyUp() {
        openSearchCluster.write("DELETE", "/" + name + "-*", null);
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
        openSearchCluster.write("POST", "/" + name + "/_refresh", null);
    }

    @Override
    public Spelling spelling() {
        return SPELLING;
    }

    @Override
    public void fill(Path shops) {
        index.apply(JudgedShops.read(shops));
    }

    private static List<Hit> chicken(ShopIndex index) {
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
        settle();
    }

    @Test
    void anotherNodeGoesOnFromWhatIsThere() {
        fillAndKeep();
        var other = open("1", new Placements());

        assertThat(other.asOf()).isEqualTo(Map.of(Source.SHOPS, NOON, Source.ADS, NOON.plusSeconds(5)));
        assertThat(chicken(other)).hasSize(1);
        other.apply(List.of(new IndexUpdate.ShopUpdate(SHOP, 2, Optional.of(shop(1, "옛 치킨")))));
        settle();
        assertThat(chicken(index)).extracting(it -> it.indexedShop().name()).containsExactly("홍대 치킨");
    }

    @Test
    void aNewFormTakesThePlaceOfTheOldOneWithAllThatWasKnown() {
        fillAndKeep();

        var anew = open("2", new Placements());

        assertThat(chicken(anew)).extracting(it -> it.rating().count()).containsExactly(10L);
        assertThat(anew.versions(Source.SHOPS, new UUID(0, 0), 9))
                .containsExactly(new KnownVersion(SHOP, 3), new KnownVersion(new UUID(0, 2), 8));
        assertThat(anew.versions(Source.ADS, new UUID(0, 0), 9)).hasSize(1);
        assertThat(anew.asOf()).as("what changed meanwhile has to be imported").isEmpty();
        assertThat(openSearchCluster.get("/" + name + "-1").isFound()).isFalse();
        anew.apply(List.of(new IndexUpdate.RatingUpdate(SHOP, 3, Optional.of(new Rating(40, 11)))));
        settle();
        assertThat(chicken(anew)).extracting(it -> it.rating().count()).containsExactly(11L);
    }

    @Test
    void aClusterThatIsAwayIsSaidToBe() {
        var nowhere = new OpenSearchCluster(List.of(NOWHERE), PATIENCE);
        var documents = new Documents(SPELLING);
        var lost =
                new OpenSearchShops(nowhere, new ClusterIndex(nowhere, name, documents), documents, new Placements());

        assertThatThrownBy(() -> chicken(lost)).isInstanceOf(IndexUnavailable.class);
        assertThatThrownBy(() -> lost.apply(List.of(new IndexUpdate.ShopUpdate(SHOP, 1, Optional.empty()))))
                .isInstanceOf(IndexUnavailable.class);
        assertThat(lost.asOf()).isEmpty();
        fillAndKeep();
    }
}
