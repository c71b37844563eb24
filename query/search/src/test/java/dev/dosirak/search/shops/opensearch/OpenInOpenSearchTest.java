package dev.dosirak.search.shops.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.kernel.OpeningHours;
import dev.dosirak.platform.kernel.OpeningHours.Span;
import dev.dosirak.platform.kernel.Seoul;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// The cluster judges opening hours by ranges of the second of the week; they must say what the rule says.
/// Here without a cluster, so that many moments can be asked for.
class OpenInOpenSearchTest {

    private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 15);

    @RepeatedTest(300)
    void theClusterFindsOpenWhatIsOpen(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var hours = some(random);
        var document = new HashMap<String, Object>();
        Documents.hours(hours, document);
        for (int i = 0; i < 200; i++) {
            var minute = SUNDAY.atStartOfDay(Seoul.ZONE).toInstant().plusSeconds(900L * random.nextInt(16 * 96));
            for (var now : List.of(minute.minusSeconds(1), minute, minute.plusSeconds(1))) {
                assertThat(finds(Requests.open(now), document))
                        .as("%s at %s", hours, now)
                        .isEqualTo(hours.isOpen(now));
            }
        }
    }

    private static OpeningHours some(Random random) {
        var weekly = Stream.generate(() -> new Span(DayOfWeek.of(1 + random.nextInt(7)), time(random), time(random)))
                .limit(random.nextInt(9))
                .toList();
        var closed = Stream.generate(() -> SUNDAY.plusDays(random.nextInt(16)))
                .limit(random.nextInt(4))
                .collect(Collectors.toSet());
        var until = random.nextInt(4) == 0
                ? Optional.of(SUNDAY.plusDays(3)
                        .atTime(time(random))
                        .atZone(Seoul.ZONE)
                        .toInstant())
                : Optional.<Instant>empty();
        return new OpeningHours(weekly, closed, until);
    }

    private static LocalTime time(Random random) {
        return LocalTime.of(random.nextInt(24), random.nextInt(4) * 15);
    }

    /// As OpenSearch understands the few kinds of query that are used.
    private static boolean finds(Map<String, Object> query, Map<String, Object> document) {
        var kind = query.keySet().iterator().next();
        var of = map(in(query, kind));
        return switch (kind) {
            case "bool" ->
                all(of, "filter", document)
                        && none(of, "must_not", document)
                        && (!of.containsKey("should") || any(of, document));
            case "term" -> {
                var field = of.keySet().iterator().next();
                var value = in(map(in(of, field)), "value");
                yield list(document.getOrDefault(field, List.of())).stream().anyMatch(it -> holds(it, value));
            }
            case "range" -> {
                var field = of.keySet().iterator().next();
                var above = Instant.parse((String) in(map(in(of, field)), "gt"));
                yield document.containsKey(field)
                        && Instant.parse((String) in(document, field)).isAfter(above);
            }
            default -> throw new AssertionError("Unknown query " + kind);
        };
    }

    private static boolean holds(Object kept, Object asked) {
        return kept instanceof Map<?, ?>
                ? (int) asked >= (int) in(map(kept), "gte") && (int) asked < (int) in(map(kept), "lt")
                : kept.equals(asked);
    }

    private static boolean all(Map<String, Object> of, String part, Map<String, Object> document) {
        return list(of.getOrDefault(part, List.of())).stream().allMatch(it -> finds(map(it), document));
    }

    private static boolean none(Map<String, Object> of, String part, Map<String, Object> document) {
        return list(of.getOrDefault(part, List.of())).stream().noneMatch(it -> finds(map(it), document));
    }

    private static boolean any(Map<String, Object> of, Map<String, Object> document) {
        return list(in(of, "should")).stream().anyMatch(it -> finds(map(it), document));
    }

    private static Object in(Map<String, Object> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object query) {
        return (Map<String, Object>) query;
    }

    private static List<?> list(Object values) {
        return (List<?>) values;
    }
}
