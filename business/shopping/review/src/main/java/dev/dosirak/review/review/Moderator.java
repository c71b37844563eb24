package dev.dosirak.review.review;

import static java.util.Objects.requireNonNull;

import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.review.review.Decision.Verdict;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// What an operator does: reads what was reported, hides what should not be shown, restores what was hidden
/// wrongly. Every decision that changes something is kept with its reason.
public final class Moderator {

    private final Reviews reviews;
    private final Reports reports;
    private final Decisions decisions;
    private final ReviewStore reviewStore;
    private final Transactions transactions;
    private final Clock clock;

    /// A report together with the review as it is now.
    public record ReportedReview(Report report, Versioned<Review> review) {}

    public Moderator(Reviews reviews, Reports reports, Decisions decisions, Transactions transactions, Clock clock) {
        this.reviews = reviews;
        this.reports = reports;
        this.decisions = decisions;
        this.reviewStore = new ReviewStore(reviews);
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Reports below `mark`, newest first, at most `limit`, each with its review as it is now.
    public List<ReportedReview> reports(UUID mark, int limit) {
        var page = reports.page(mark, limit);
        var reported = reviews.find(page.stream().map(Report::review).distinct().toList()).stream()
                .collect(Collectors.toMap(it -> it.state().id(), it -> it));
        return page.stream()
                .map(it -> new ReportedReview(it, requireNonNull(reported.get(it.review()))))
                .toList();
    }

    /// Hides the review; nothing changes when it is hidden.
    ///
    /// @throws Refused when there is no such review, or its author has deleted it
    /// @throws Stale when it changed at this moment
    public Versioned<Review> hide(UUID operator, UUID id, String why) {
        return decide(operator, id, Verdict.HIDE, why, it -> it.hidden(why));
    }

    /// Puts the review back as it was; nothing changes when it is shown.
    ///
    /// @throws Refused when there is no such review, or its author has deleted it
    /// @throws Stale when it changed at this moment
    public Versioned<Review> restore(UUID operator, UUID id, String why) {
        return decide(operator, id, Verdict.RESTORE, why, it -> it.restored(why));
    }

    /// What was decided about it and why, oldest first.
    ///
    /// @throws Refused when there is no such review
    public List<Decision> decisions(UUID id) {
        return decisions.of(find(id).state().id());
    }

    private Versioned<Review> decide(
            UUID operator, UUID id, Verdict verdict, String why, UnaryOperator<Review> decision) {
        return transactions.run(() -> {
            var now = clock.instant();
            var before = find(id);
            var after = reviewStore.change(before, decision, now);
            if (after.version() > before.version()) {
                decisions.add(new Decision(id, verdict, operator, why, now));
            }
            return after;
        });
    }

    private Versioned<Review> find(UUID id) {
        return reviewStore.find(id, _ -> true);
    }
}
