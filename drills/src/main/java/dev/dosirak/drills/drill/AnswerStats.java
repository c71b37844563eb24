package dev.dosirak.drills.drill;

import dev.dosirak.drills.drill.OrderAnswer.Kind;
import java.util.Collection;

/// What came of many requests.
///
/// @param p50 milliseconds that half of those who were told yes waited at most; 0 when nobody was
public record AnswerStats(long requests, long ok, long refused, long errors, long unknown, long p50, long p99) {

    private static final double HALF = 0.5;
    private static final double NEARLY_ALL = 0.99;

    static AnswerStats of(Collection<OrderAnswer> answers) {
        var taken = answers.stream()
                .filter(it -> it.kind() == Kind.OK)
                .mapToLong(OrderAnswer::millis)
                .sorted()
                .toArray();
        return new AnswerStats(
                answers.size(),
                taken.length,
                count(answers, Kind.REFUSED),
                count(answers, Kind.ERROR),
                count(answers, Kind.UNKNOWN),
                at(taken, HALF),
                at(taken, NEARLY_ALL));
    }

    private static long count(Collection<OrderAnswer> answers, Kind kind) {
        return answers.stream().filter(it -> it.kind() == kind).count();
    }

    /// The value that this share of all does not exceed; 0 when there are none.
    static long at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
