package dev.dosirak.drills.poison;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.dosirak.drills.poison.Poison.BadRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// All that is sent. The same seed, number and time make the same.
final class Catalogue {

    /// Of a hundred, so many are records; the rest is rows of imports and other requests by halves.
    private static final int RECORDS = 70;

    private static final int LANGUAGES = 1_700;
    private static final int LONG_KEY = 3_000;

    private final Random random;
    private final Instant now;

    private Catalogue(long seed, Instant now) {
        this.random = new Random(seed);
        this.now = now;
    }

    /// @param now when it is all told
    static List<Poison> of(long seed, int count, Instant now) {
        return new Catalogue(seed, now).mixed(count);
    }

    private List<Poison> mixed(int count) {
        int records = count * RECORDS / 100;
        int rows = (count - records) / 2;
        var all = new ArrayList<Poison>(records(records));
        all.addAll(some(rows, requests(true)));
        all.addAll(some(count - records - rows, requests(false)));
        Collections.shuffle(all, random);
        return List.copyOf(all);
    }

    private record Kind(Fault fault, Topic topic) {}

    private List<BadRecord> records(int number) {
        var kinds = new ArrayList<Kind>();
        for (var fault : Fault.values()) {
            for (var topic : Topic.values()) {
                if (fault.isPossibleIn(topic)) {
                    kinds.add(new Kind(fault, topic));
                }
            }
        }
        return some(number, kinds).stream()
                .map(it -> it.fault().in(new Draft(it.topic(), random, now)))
                .toList();
    }

    private static List<BadRequest> requests(boolean imports) {
        var all = new ArrayList<BadRequest>();
        Arrays.stream(RequestForm.values())
                .filter(it -> it.isImport() == imports)
                .forEach(it -> all.addAll(it.spoiled()));
        if (!imports) {
            all.add(manyLanguages());
            all.add(longKey());
        }
        return all;
    }

    /// So many of them; each once before any comes twice.
    private <T> List<T> some(int number, List<T> kinds) {
        var mixed = new ArrayList<>(kinds);
        Collections.shuffle(mixed, random);
        return IntStream.range(0, number)
                .mapToObj(it -> mixed.get(it % mixed.size()))
                .toList();
    }

    private static BadRequest manyLanguages() {
        var languages = IntStream.range(0, LANGUAGES)
                .mapToObj(it -> "" + (char) ('a' + it / 26 % 26) + (char) ('a' + it % 26))
                .collect(joining(","));
        return new BadRequest(
                "1,700 languages",
                RequestRole.CUSTOMER,
                "GET",
                "/api/v1/members/me",
                new byte[0],
                Map.of("Accept-Language", languages),
                "",
                true);
    }

    private static BadRequest longKey() {
        return new BadRequest(
                "key of 3,000 letters",
                RequestRole.CUSTOMER,
                "POST",
                "/api/v1/orders",
                "{}".getBytes(UTF_8),
                Map.of("Idempotency-Key", "x".repeat(LONG_KEY)),
                "Idempotency-Key",
                false);
    }
}
