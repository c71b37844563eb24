package dev.dosirak.drills.pgoutage;

import dev.dosirak.drills.orders.OrderBooks;
import dev.dosirak.drills.orders.OrderBooks.Attempt;
import dev.dosirak.drills.orders.OrderBooks.OrderBook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One gateway was ill for a while.
record Outage(String gateway, Illness illness, Instant from, Instant to) {

    private static final Duration JUST_BEFORE = Duration.ofSeconds(2);
    private static final Duration HANGING = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofSeconds(4);
    private static final double TRICKLE = 0.1;
    private static final double FAIR = 0.5;

    String words() {
        return "%s %s".formatted(gateway, illness.words());
    }

    /// Whether this payment stood at the gateway in those seconds.
    boolean holds(OrderBook order) {
        return order.attempts().stream()
                .anyMatch(it -> it.gateway().equals(gateway)
                        && OrderBooks.isIn(it.at(), from.minus(JUST_BEFORE), to.plus(JUST_BEFORE)));
    }

    /// The first sign that something is wrong: a request that failed or came back without a clear answer, or has taken
    /// longer than any good one.
    Optional<Instant> firstSign(OrderBooks books) {
        return books.orders().stream()
                .filter(it -> !it.attempts().isEmpty())
                .filter(it -> it.attempts().getFirst().gateway().equals(gateway)
                        && OrderBooks.isIn(it.attempts().getFirst().at(), from, to))
                .map(it -> {
                    var late = it.attempts().getFirst().at().plus(HANGING);
                    return it.doubt().filter(late::isAfter).orElse(late);
                })
                .min(Instant::compareTo);
    }

    /// How long after the first sign new payments went elsewhere: at most a tenth of those of the next seconds still
    /// went to this gateway, and there were at least half as many as before it fell ill. Empty when that never was.
    Optional<Duration> movedAfter(OrderBooks books) {
        var sign = firstSign(books);
        if (sign.isEmpty()) {
            return Optional.empty();
        }
        double fewest = Math.max(1, FAIR * begun(books, from.minus(LOOK)).size());
        for (var at = sign.get(); !at.plus(LOOK).isAfter(to); at = at.plusMillis(100)) {
            var begun = begun(books, at);
            long here =
                    begun.stream().filter(it -> it.gateway().equals(gateway)).count();
            if (begun.size() >= fewest && here <= TRICKLE * begun.size()) {
                return Optional.of(Duration.between(sign.get(), at));
            }
        }
        return Optional.empty();
    }

    /// The first requests of the payments that were begun in the seconds from then on.
    private static List<Attempt> begun(OrderBooks books, Instant start) {
        return books.orders().stream()
                .filter(it -> !it.attempts().isEmpty())
                .map(it -> it.attempts().getFirst())
                .filter(it -> OrderBooks.isIn(it.at(), start, start.plus(LOOK)))
                .toList();
    }
}
