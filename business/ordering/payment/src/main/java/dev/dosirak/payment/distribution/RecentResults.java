package dev.dosirak.payment.distribution;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// What became of a gateway's last payments: of the last two seconds, or of the last twenty.
final class RecentResults {

    private static final Duration WINDOW = Duration.ofSeconds(2);
    static final int LAST = 20;

    /// What is older says nothing of today.
    private static final Duration OLD = Duration.ofMinutes(1);

    private static final int LAST_OF_ISSUER = 10;

    /// An issuer that is down gets no payments, so nobody sees that it is back: it is tried again after this.
    static final Duration OLD_OF_ISSUER = Duration.ofSeconds(30);

    private final Deque<Result> all = new ArrayDeque<>();
    private final Map<String, Deque<Result>> byIssuer = new HashMap<>();
    private int bad;

    record Result(Instant at, String issuer, boolean good) {}

    record Count(int bad, int all) {}

    void add(Result result) {
        all.addLast(result);
        bad += result.good() ? 0 : 1;
        var limit = result.at().minus(WINDOW);
        while (all.size() > LAST && all.getFirst().at().isBefore(limit)) {
            bad -= all.removeFirst().good() ? 0 : 1;
        }
        var its = byIssuer.computeIfAbsent(result.issuer(), _ -> new ArrayDeque<>());
        its.addLast(result);
        if (its.size() > LAST_OF_ISSUER) {
            its.removeFirst();
        }
    }

    void clear() {
        all.clear();
        bad = 0;
        byIssuer.clear();
    }

    /// Most of the time.
    boolean areAllGood() {
        return bad == 0;
    }

    Set<String> issuers() {
        return byIssuer.keySet();
    }

    Count lately(Instant now, Predicate<String> without) {
        return count(all.descendingIterator(), WINDOW, Integer.MAX_VALUE, now, without);
    }

    Count last(Instant now, Predicate<String> without) {
        return count(all.descendingIterator(), OLD, LAST, now, without);
    }

    Count ofIssuer(String issuer, Instant now) {
        return count(
                byIssuer.getOrDefault(issuer, new ArrayDeque<>()).descendingIterator(),
                OLD_OF_ISSUER,
                LAST_OF_ISSUER,
                now,
                _ -> false);
    }

    int badInRow(Predicate<String> without) {
        int inRow = 0;
        for (var results = all.descendingIterator(); results.hasNext(); ) {
            var result = results.next();
            if (!without.test(result.issuer())) {
                if (result.good()) {
                    return inRow;
                }
                inRow++;
            }
        }
        return inRow;
    }

    private static Count count(
            Iterator<Result> newestFirst, Duration window, int most, Instant now, Predicate<String> without) {
        var limit = now.minus(window);
        int bad = 0;
        int counted = 0;
        while (newestFirst.hasNext() && counted < most) {
            var result = newestFirst.next();
            if (result.at().isBefore(limit)) {
                break;
            }
            if (!without.test(result.issuer())) {
                counted++;
                bad += result.good() ? 0 : 1;
            }
        }
        return new Count(bad, counted);
    }
}
