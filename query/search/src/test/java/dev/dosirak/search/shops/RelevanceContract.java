package dev.dosirak.search.shops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.search.relevance.Gain;
import dev.dosirak.search.relevance.Judgements;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// How good the answers are by the judgements in `query/search/relevance`, which were made before any answer was
/// seen.
public interface RelevanceContract extends ShopIndexContract {

    Path JUDGED = Path.of("relevance");

    /// The shops that the judgements are about.
    void fill(Path shops);

    @Test
    default void peopleFindWhatTheyMean() {
        fill(JUDGED.resolve("shops.ndjson"));
        settle();
        var finder = new Finder(index(), board(), spelling(), Synonyms.read());
        var gains = new LinkedHashMap<String, Double>();
        Judgements.read(JUDGED.resolve("judgements.tsv")).grades().forEach((query, grades) -> {
            var searchRequest = new SearchRequest(
                    Words.ofQuery(query), SomeShops.HONGDAE, Filters.NONE, SortOrder.RELEVANCE, Optional.empty(), 10);
            var found = finder.find(searchRequest, Instant.parse("2026-11-21T10:00:00Z")).entries().stream()
                    .map(it -> it.hit().indexedShop().id())
                    .toList();
            gains.put(query, Gain.normalized(found, grades, 10));
        });
        double mean = gains.values().stream().mapToDouble(it -> it).average().orElseThrow();
        LoggerFactory.getLogger(RelevanceContract.class).info("nDCG@10 {} of {}", mean, gains);

        assertThat(gains).hasSizeGreaterThanOrEqualTo(60);
        assertThat(mean).as("nDCG@10 of %s", gains).isGreaterThanOrEqualTo(0.85);
    }
}
