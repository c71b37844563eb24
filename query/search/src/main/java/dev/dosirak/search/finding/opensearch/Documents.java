package dev.dosirak.search.finding.opensearch;

import dev.dosirak.platform.kernel.OpeningHours;
import dev.dosirak.platform.kernel.Square;
import dev.dosirak.search.finding.Field;
import dev.dosirak.search.finding.News;
import dev.dosirak.search.finding.Order;
import dev.dosirak.search.finding.Rating;
import dev.dosirak.search.finding.Shop;
import dev.dosirak.search.finding.ShopTerms;
import dev.dosirak.search.finding.Source;
import dev.dosirak.search.finding.Spelling;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What stands in the index: one document for everything known, be it only that it is gone. The names of fields are
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
        return field.name().toLowerCase(Locale.ROOT);
    }

    static String key(Source source, UUID id) {
        return source.name().toLowerCase(Locale.ROOT) + ":" + id;
    }

    Map<String, Object> of(News news) {
        var document = new LinkedHashMap<String, Object>();
        document.put("key", key(news.source(), news.id()));
        document.put("source", news.source().name());
        document.put("id", news.id().toString());
        document.put("version", news.version());
        switch (news) {
            case News.OfShop it -> {
                document.putAll(rating(Rating.NONE, 0));
                it.shop().ifPresent(shop -> add(shop, document));
            }
            case News.OfRating it -> document.putAll(rating(it.rating().orElse(Rating.NONE), it.version()));
            case News.OfAd it -> it.ad().ifPresent(ad -> document.put("ad", ShopJson.AdBody.of(ad)));
        }
        return document;
    }

    static Map<String, Object> rating(Rating rating, long version) {
        return Map.of(
                "tenths", rating.tenths(),
                "count", rating.count(),
                "stars", (long) Order.averageThenCount(rating),
                "popularity", rating.popularity(),
                "ratingVersion", version);
    }

    static Rating rating(JsonNode document) {
        return new Rating(
                document.path("tenths").asInt(), document.path("count").asLong());
    }

    private void add(Shop shop, Map<String, Object> document) {
        document.put("shop", ShopJson.ShopBody.of(shop));
        document.put("category", shop.category());
        document.put("lat", shop.position().lat());
        document.put("lng", shop.position().lng());
        document.put("radius", shop.radiusMeters());
        document.put("minimum", shop.minimumOrder().amount());
        document.put(
                "fees",
                shop.fees().tiers().stream()
                        .map(it -> (long) it.uptoMeters() << Integer.SIZE
                                | it.fee().amount())
                        .toList());
        var squares = new ArrayList<String>();
        Square.around(shop.position(), shop.radiusMeters(), it -> squares.add(it.toString()));
        document.put("square", squares);
        hours(shop.hours(), document);
        var terms = ShopTerms.of(shop, spelling);
        document.put(
                nameOf(Field.WORDS),
                terms.words().entrySet().stream()
                        .map(it -> it.getKey() + "|" + it.getValue())
                        .collect(Collectors.joining(" ")));
        document.put(nameOf(Field.TYPED), terms.typed());
        terms.rows()
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
