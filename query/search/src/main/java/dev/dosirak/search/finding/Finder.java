package dev.dosirak.search.finding;

import dev.dosirak.platform.kernel.Placement;
import dev.dosirak.platform.kernel.Placements;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.search.finding.Page.Entry;
import dev.dosirak.search.finding.Search.After;
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
    public Page find(Question question, Instant now) {
        if (question.words().isEmpty()) {
            return new Page(List.of(), Optional.empty());
        }
        return question.cursor().map(it -> goOn(question, it, now)).orElseGet(() -> begin(question, now));
    }

    /// What somebody may be about to type who has come so far.
    public List<Suggestion> suggest(Words typed, Position place, int size) {
        return typed.isEmpty() ? List.of() : suggester.suggest(typed, place, size);
    }

    private Page goOn(Question question, Cursor cursor, Instant now) {
        var clause = clause(question, cursor.kindly());
        var search = search(question, clause, now, question.size() + 1)
                .without(cursor.advertised())
                .after(cursor.after());
        return page(question, cursor.kindly(), Matching.of(clause), List.of(), index.find(search), cursor.advertised());
    }

    private Page begin(Question question, Instant now) {
        int limit = Math.max(question.size() + 1, FEW);
        boolean kindly = false;
        var clause = clause(question, false);
        var hits = index.find(search(question, clause, now, limit));
        if (hits.size() < (question.order() == Order.RELEVANCE ? FEW : 1)) {
            kindly = true;
            clause = clause(question, true);
            hits = index.find(search(question, clause, now, limit));
        }
        var matching = Matching.of(clause);
        var first = advertised(question, clause, matching, now);
        var advertised =
                Set.copyOf(first.stream().map(it -> it.hit().shop().id()).toList());
        if (!advertised.isEmpty()) {
            hits = index.find(search(question, clause, now, question.size() - first.size() + 1)
                    .without(advertised));
        }
        return page(question, kindly, matching, first, hits, advertised);
    }

    private Clause clause(Question question, boolean kindly) {
        return kindly
                ? interpreter.kindly(question.words(), it -> index.closest(it, CORRECTIONS))
                : interpreter.strictly(question.words());
    }

    private static Search search(Question question, Clause clause, Instant now, int limit) {
        return new Search(
                clause,
                question.place(),
                question.filters(),
                question.order(),
                Optional.empty(),
                limit,
                Set.of(),
                Set.of(),
                now);
    }

    /// Ads of shops that were found anyway. They take half of the page at most.
    private List<Entry> advertised(Question question, Clause clause, Matching matching, Instant now) {
        int room = Math.min(MOST_ADS, question.size() / 2);
        var running = question.order() == Order.RELEVANCE && room > 0
                ? ads.shownAt(question.place(), now)
                : List.<Placement>of();
        if (running.isEmpty()) {
            return List.of();
        }
        var byShop = new LinkedHashMap<UUID, Placement>();
        running.forEach(it -> byShop.putIfAbsent(it.shop(), it));
        var found = new LinkedHashMap<UUID, Hit>();
        index.find(search(question, clause, now, byShop.size()).only(byShop.keySet()))
                .forEach(it -> found.put(it.shop().id(), it));
        var entries = new ArrayList<Entry>();
        byShop.forEach((shop, ad) -> {
            var hit = found.get(shop);
            if (hit != null && entries.size() < room) {
                entries.add(new Entry(hit, Optional.of(ad.id()), matching.dishes(hit.shop())));
            }
        });
        return entries;
    }

    private static Page page(
            Question question,
            boolean kindly,
            Matching matching,
            List<Entry> first,
            List<Hit> hits,
            Set<UUID> advertised) {
        int room = question.size() - first.size();
        var entries = new ArrayList<>(first);
        hits.stream()
                .limit(room)
                .map(it -> new Entry(it, Optional.empty(), matching.dishes(it.shop())))
                .forEach(entries::add);
        if (hits.size() <= room) {
            return new Page(entries, Optional.empty());
        }
        var last = hits.get(room - 1);
        var after = new After(last.value(), last.shop().id());
        return new Page(entries, Optional.of(new Cursor(question.order(), kindly, after, advertised)));
    }
}
