package dev.dosirak.search.shops;

import dev.dosirak.platform.kernel.Placement;
import dev.dosirak.platform.kernel.Placements;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.search.shops.Finder.Page.Entry;
import dev.dosirak.search.shops.IndexQuery.After;
import dev.dosirak.search.shops.ShopIndex.Hit;
import dev.dosirak.search.words.Clause;
import dev.dosirak.search.words.Interpreter;
import dev.dosirak.search.words.Spelling;
import dev.dosirak.search.words.Synonyms;
import dev.dosirak.search.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Answers customers.
public final class Finder {

    /// When fewer shops fit the question as it was typed, it is taken kindly.
    private static final int FEW = 10;

    private static final int MOST_ADS = 10;
    private static final int CORRECTIONS = 3;

    private final ShopIndex index;
    private final Placements ads;
    private final Interpreter interpreter;
    private final Suggester suggester;

    public Finder(ShopIndex index, Placements ads, Spelling spelling, Synonyms synonyms) {
        this.index = index;
        this.ads = ads;
        this.interpreter = new Interpreter(spelling, synonyms);
        this.suggester = new Suggester(index);
    }

    /// The shops that deliver to the place and fit the words; ads first where the list is by relevance.
    public Page find(SearchRequest searchRequest, Instant now) {
        if (searchRequest.words().isEmpty()) {
            return new Page(List.of(), Optional.empty());
        }
        return searchRequest
                .cursor()
                .map(it -> nextPage(searchRequest, it, now))
                .orElseGet(() -> firstPage(searchRequest, now));
    }

    /// What somebody may be about to type who has come so far.
    public List<Suggestion> suggest(Words typed, Position place, int size) {
        return typed.isEmpty() ? List.of() : suggester.suggest(typed, place, size);
    }

    private Page nextPage(SearchRequest searchRequest, SearchCursor searchCursor, Instant now) {
        var clause = clause(searchRequest, searchCursor.lenient());
        var indexQuery = search(searchRequest, clause, now, searchRequest.size() + 1)
                .without(searchCursor.advertised())
                .after(searchCursor.after());
        return page(
                searchRequest,
                searchCursor.lenient(),
                MatchedDishes.of(clause),
                List.of(),
                index.find(indexQuery),
                searchCursor.advertised());
    }

    private Page firstPage(SearchRequest searchRequest, Instant now) {
        int limit = Math.max(searchRequest.size() + 1, FEW);
        boolean kindly = false;
        var clause = clause(searchRequest, false);
        var hits = index.find(search(searchRequest, clause, now, limit));
        if (hits.size() < (searchRequest.sortOrder() == SortOrder.RELEVANCE ? FEW : 1)) {
            kindly = true;
            clause = clause(searchRequest, true);
            hits = index.find(search(searchRequest, clause, now, limit));
        }
        var matchedDishes = MatchedDishes.of(clause);
        var first = advertised(searchRequest, clause, matchedDishes, now);
        var advertised =
                Set.copyOf(first.stream().map(it -> it.hit().indexedShop().id()).toList());
        if (!advertised.isEmpty()) {
            hits = index.find(search(searchRequest, clause, now, searchRequest.size() - first.size() + 1)
                    .without(advertised));
        }
        return page(searchRequest, kindly, matchedDishes, first, hits, advertised);
    }

    private Clause clause(SearchRequest searchRequest, boolean lenient) {
        return lenient
                ? interpreter.lenientClause(searchRequest.words(), it -> index.closestTerms(it, CORRECTIONS))
                : interpreter.strictClause(searchRequest.words());
    }

    private static IndexQuery search(SearchRequest searchRequest, Clause clause, Instant now, int limit) {
        return new IndexQuery(
                clause,
                searchRequest.place(),
                searchRequest.filters(),
                searchRequest.sortOrder(),
                Optional.empty(),
                limit,
                Set.of(),
                Set.of(),
                now);
    }

    /// Ads of shops that were found anyway. They take half of the page at most.
    private List<Entry> advertised(
            SearchRequest searchRequest, Clause clause, MatchedDishes matchedDishes, Instant now) {
        int room = Math.min(MOST_ADS, searchRequest.size() / 2);
        var running = searchRequest.sortOrder() == SortOrder.RELEVANCE && room > 0
                ? ads.shownAt(searchRequest.place(), now)
                : List.<Placement>of();
        if (running.isEmpty()) {
            return List.of();
        }
        var byShop = new LinkedHashMap<UUID, Placement>();
        running.forEach(it -> byShop.putIfAbsent(it.shop(), it));
        var found = new LinkedHashMap<UUID, Hit>();
        index.find(search(searchRequest, clause, now, byShop.size()).only(byShop.keySet()))
                .forEach(it -> found.put(it.indexedShop().id(), it));
        var entries = new ArrayList<Entry>();
        byShop.forEach((shop, ad) -> {
            var hit = found.get(shop);
            if (hit != null && entries.size() < room) {
                entries.add(new Entry(hit, Optional.of(ad.id()), matchedDishes.dishes(hit.indexedShop())));
            }
        });
        return entries;
    }

    private static Page page(
            SearchRequest searchRequest,
            boolean kindly,
            MatchedDishes matchedDishes,
            List<Entry> first,
            List<Hit> hits,
            Set<UUID> advertised) {
        int room = searchRequest.size() - first.size();
        var entries = new ArrayList<>(first);
        hits.stream()
                .limit(room)
                .map(it -> new Entry(it, Optional.empty(), matchedDishes.dishes(it.indexedShop())))
                .forEach(entries::add);
        if (hits.size() <= room) {
            return new Page(entries, Optional.empty());
        }
        var last = hits.get(room - 1);
        var after = new After(last.value(), last.indexedShop().id());
        return new Page(entries, Optional.of(new SearchCursor(searchRequest.sortOrder(), kindly, after, advertised)));
    }

    /// Some of the shops that were found.
    ///
    /// @param next empty on the last page
    public record Page(List<Entry> entries, Optional<SearchCursor> next) {

        /// @param ad which ad put the shop here, when one did
        /// @param matched the dishes that fit best, a few at most
        public record Entry(Hit hit, Optional<UUID> ad, List<String> matched) {}
    }

    /// What somebody may be about to type.
    ///
    /// @param shop whose name it is; empty for a dish
    public record Suggestion(String text, Optional<UUID> shop) {}
}
