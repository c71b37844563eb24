package dev.dosirak.search.shops.opensearch;

import dev.dosirak.platform.kernel.OpeningHours;
import dev.dosirak.platform.kernel.Square;
import dev.dosirak.search.shops.IndexUpdate;
import dev.dosirak.search.shops.IndexUpdate.Source;
import dev.dosirak.search.shops.IndexedShop;
import dev.dosirak.search.shops.Rating;
import dev.dosirak.search.shops.ShopTerms;
import dev.dosirak.search.shops.SortOrder;
import dev.dosirak.search.words.Field;
import dev.dosirak.search.words.Spelling;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What stands in the index: one document for everything known, even if only that it is gone. The names of fields are
/// those of `/search/opensearch-index.json`.
final class Documents {

    /// Of a shop's document, what belongs to its rating.
    static final List<String> OF_THE_RATING = List.of("tenths", "count", "stars", "popularity", "ratingVersion");

    private static final int SECONDS_PER_DAY = 86_400;

    private final Spelling spelling;

    Documents(Spelling spelling) {
        this.spelling = spelling;
    }

    static String nameOf(Field field) {
        return Field.NAMES.nameOf(field);
    }

    static String key(Source source, UUID id) {
        return Source.NAMES.nameOf(source).toLowerCase(Locale.ROOT) + ":" + id;
    }

    Map<String, Object> of(IndexUpdate indexUpdate) {
        var document = new LinkedHashMap<String, Object>();
        document.put("key", key(indexUpdate.source(), indexUpdate.id()));
        document.put("source", Source.NAMES.nameOf(indexUpdate.source()));
        document.put("id", indexUpdate.id().toString());
        document.put("version", indexUpdate.version());
        switch (indexUpdate) {
            case IndexUpdate.ShopUpdate it -> {
                document.putAll(rating(Rating.NONE, 0));
                it.shop().ifPresent(indexedShop -> add(indexedShop, document));
            }
            case IndexUpdate.RatingUpdate it ->
                document.putAll(rating(it.rating().orElse(Rating.NONE), it.version()));
            case IndexUpdate.AdUpdate it -> it.ad().ifPresent(ad -> document.put("ad", ShopJson.AdBody.of(ad)));
        }
        return document;
    }

    static Map<String, Object> rating(Rating rating, long version) {
        return Map.of(
                "tenths", rating.tenths(),
                "count", rating.count(),
                "stars", (long) SortOrder.averageThenCount(rating),
                "popularity", rating.popularity(),
                "ratingVersion", version);
    }

    static Rating rating(JsonNode document) {
        return new Rating(
                document.path("tenths").asInt(), document.path("count").asLong());
    }

    private void add(IndexedShop indexedShop, Map<String, Object> document) {
        document.put("shop", ShopJson.ShopBody.of(indexedShop));
        document.put("category", indexedShop.category());
        document.put("lat", indexedShop.position().lat());
        document.put("lng", indexedShop.position().lng());
        document.put("radius", indexedShop.radiusMeters());
        document.put("minimum", indexedShop.minimumOrder().amount());
        document.put(
                "fees",
                indexedShop.fees().tiers().stream()
                        .map(it -> (long) it.uptoMeters() << Integer.SIZE
                                | it.fee().amount())
                        .toList());
        var squares = new ArrayList<String>();
        Square.around(indexedShop.position(), indexedShop.radiusMeters(), it -> squares.add(it.toString()));
        document.put("square", squares);
        hours(indexedShop.hours(), document);
        var terms = ShopTerms.of(indexedShop, spelling);
        document.put(
                nameOf(Field.WORDS),
                terms.words().entrySet().stream()
                        .map(it -> it.getKey() + "|" + it.getValue())
                        .collect(Collectors.joining(" ")));
        document.put(nameOf(Field.TYPED), terms.typed());
        terms.phrases()
                .forEach((field, rows) -> document.put(
                        nameOf(field),
                        rows.stream().map(it -> String.join(" ", it)).toList()));
    }

    /// Opening hours as ranges of the second of the week: what is open on the day it began and what goes past
    /// its midnight, because a closed day is one on which nothing begins.
    static void hours(OpeningHours hours, Map<String, Object> document) {
        var sameDay = new ArrayList<Map<String, Integer>>();
        var nextDay = new ArrayList<Map<String, Integer>>();
        for (var span : hours.weekly()) {
            int day = (span.day().getValue() - 1) * SECONDS_PER_DAY;
            int open = day + span.open().toSecondOfDay();
            if (span.goesPastMidnight()) {
                sameDay.add(range(open, day + SECONDS_PER_DAY));
                if (!span.close().equals(LocalTime.MIDNIGHT)) {
                    int next = (day + SECONDS_PER_DAY) % (7 * SECONDS_PER_DAY);
                    nextDay.add(range(next, next + span.close().toSecondOfDay()));
                }
            } else {
                sameDay.add(range(open, day + span.close().toSecondOfDay()));
            }
        }
        document.put("begunToday", sameDay);
        document.put("begunYesterday", nextDay);
        document.put(
                "closedDays", hours.closedDays().stream().map(Object::toString).toList());
        hours.closedUntil().ifPresent(it -> document.put("closedUntil", it.toString()));
    }

    private static Map<String, Integer> range(int from, int to) {
        return Map.of("gte", from, "lt", to);
    }
}
