package dev.dosirak.search.finding.opensearch;

import static dev.dosirak.search.finding.SomeShops.HONGDAE;
import static dev.dosirak.search.finding.SomeShops.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.kernel.Placement;
import dev.dosirak.platform.kernel.Placements;
import dev.dosirak.search.finding.Clause;
import dev.dosirak.search.finding.Filters;
import dev.dosirak.search.finding.Hit;
import dev.dosirak.search.finding.IndexAway;
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

class OpenSearchShopsTest implements RelevanceContract {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    private static final Spelling SPELLING = new Spelling(Nori.MORPHEMES);
    private static final UUID SHOP = new UUID(0, 1);

    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    /// A busy machine is not a failure.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Cluster cluster = new Cluster(List.of(NOWHERE, OpenSearchNode.get()), PATIENCE);
    private final String name = "test-" + UUID.randomUUID();
    private final Placements board = new Placements();
    private final OpenSearchShops index = open("1", board);

    private OpenSearchShops open(String form, Placements board) {
        var documents = new Documents(SPELLING);
        return new OpenSearchShops(cluster, new ClusterIndex(cluster, name, documents, form), documents, board);
    }

    @AfterEach
    void tidyUp() {
        cluster.write("DELETE", "/" + name + "-*", null);
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
        cluster.write("POST", "/" + name + "/_refresh", null);
    }

    @Override
    public Spelling spelling() {
        return SPELLING;
    }

    @Override
    public void fill(Path shops) {
        index.take(JudgedShops.read(shops));
    }

    private static List<Hit> chicken(ShopIndex index) {
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
                new News.OfAd(
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
        index.keep(Map.of(Source.SHOPS, NOON, Source.ADS, NOON.plusSeconds(5)));
        settle();
    }

    @Test
    void anotherNodeGoesOnFromWhatIsThere() {
        fillAndKeep();
        var other = open("1", new Placements());

        assertThat(other.asOf()).isEqualTo(Map.of(Source.SHOPS, NOON, Source.ADS, NOON.plusSeconds(5)));
        assertThat(chicken(other)).hasSize(1);
        other.take(List.of(new News.OfShop(SHOP, 2, Optional.of(shop(1, "옛 치킨")))));
        settle();
        assertThat(chicken(index)).extracting(it -> it.shop().name()).containsExactly("홍대 치킨");
    }

    @Test
    void aNewFormTakesThePlaceOfTheOldOneWithAllThatWasKnown() {
        fillAndKeep();

        var anew = open("2", new Placements());

        assertThat(chicken(anew)).extracting(it -> it.rating().count()).containsExactly(10L);
        assertThat(anew.kept(Source.SHOPS, new UUID(0, 0), 9))
                .containsExactly(new Kept(SHOP, 3), new Kept(new UUID(0, 2), 8));
        assertThat(anew.kept(Source.ADS, new UUID(0, 0), 9)).hasSize(1);
        assertThat(anew.asOf()).as("what changed meanwhile has to be imported").isEmpty();
        assertThat(cluster.get("/" + name + "-1").isFound()).isFalse();
        anew.take(List.of(new News.OfRating(SHOP, 3, Optional.of(new Rating(40, 11)))));
        settle();
        assertThat(chicken(anew)).extracting(it -> it.rating().count()).containsExactly(11L);
    }

    @Test
    void aClusterThatIsAwayIsSaidToBe() {
        var nowhere = new Cluster(List.of(NOWHERE), PATIENCE);
        var documents = new Documents(SPELLING);
        var lost =
                new OpenSearchShops(nowhere, new ClusterIndex(nowhere, name, documents), documents, new Placements());

        assertThatThrownBy(() -> chicken(lost)).isInstanceOf(IndexAway.class);
        assertThatThrownBy(() -> lost.take(List.of(new News.OfShop(SHOP, 1, Optional.empty()))))
                .isInstanceOf(IndexAway.class);
        assertThat(lost.asOf()).isEmpty();
        fillAndKeep();
    }
}
