package dev.dosirak.review.review.web;

import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.idempotency.Idempotent;
import dev.dosirak.review.review.Decision;
import dev.dosirak.review.review.Moderator;
import dev.dosirak.review.review.Moderator.ReportedReview;
import dev.dosirak.review.review.Report;
import dev.dosirak.review.review.Review;
import dev.dosirak.review.review.ReviewState;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Operators read what was reported, and hide or restore it.
@RestController
@RequestMapping("/api/v1/reviews")
class ModerationController {

    private static final String TOP = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    private final Moderator moderator;

    ModerationController(Moderator moderator) {
        this.moderator = moderator;
    }

    record Because(@NotNull @Size(max = 2_000) String reason) {}

    /// A review as operators see it, in any state: `shown`, `hidden` or `deleted`.
    record ModeratedReview(
            UUID id,
            UUID shopId,
            UUID customerId,
            long version,
            @OneOf(constantsOf = ReviewState.class) String state,
            @Nullable String hiddenBecause,
            int rating,
            String text,
            List<String> images,
            Instant writtenAt) {

        static ModeratedReview of(Versioned<Review> it) {
            var review = it.state();
            return new ModeratedReview(
                    review.id(),
                    review.purchase().shop(),
                    review.purchase().customer(),
                    it.version(),
                    ReviewState.NAMES.nameOf(review.state()),
                    review.hiddenBecause().orElse(null),
                    review.opinion().rating(),
                    review.opinion().text(),
                    review.opinion().images(),
                    review.writtenAt());
        }
    }

    record ReportView(
            UUID id,
            UUID reporterId,
            @OneOf(constantsOf = Report.Reason.class) String reason,
            String text,
            Instant at,
            ModeratedReview review) {

        static ReportView of(ReportedReview it) {
            var report = it.report();
            return new ReportView(
                    report.id(),
                    report.reporter(),
                    Report.Reason.NAMES.nameOf(report.reason()),
                    report.text(),
                    report.at(),
                    ModeratedReview.of(it.review()));
        }
    }

    /// @param next the cursor of the next page
    record ReportPage(List<ReportView> items, @Nullable String next) {

        static ReportPage of(List<ReportedReview> found, int size) {
            var items = found.stream().limit(size).map(ReportView::of).toList();
            return new ReportPage(
                    items, found.size() > size ? items.getLast().id().toString() : null);
        }
    }

    record DecisionView(
            @OneOf(constantsOf = Decision.Verdict.class) String verdict, UUID operatorId, String reason, Instant at) {

        static DecisionView of(Decision it) {
            return new DecisionView(Decision.Verdict.NAMES.nameOf(it.verdict()), it.operator(), it.reason(), it.at());
        }
    }

    record DecisionsView(List<DecisionView> items) {}

    /// Newest first.
    @GetMapping("/reports")
    ReportPage reports(
            Caller.Operator operator,
            @RequestParam(defaultValue = TOP) UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        return ReportPage.of(moderator.reports(cursor, size + 1), size);
    }

    @PostMapping("/{id}/hide")
    @Idempotent
    CommandResult hide(Caller.Operator operator, @PathVariable UUID id, @RequestBody @Valid Because it) {
        return CommandResult.of(moderator.hide(operator.id(), id, it.reason()));
    }

    @PostMapping("/{id}/restore")
    @Idempotent
    CommandResult restore(Caller.Operator operator, @PathVariable UUID id, @RequestBody @Valid Because it) {
        return CommandResult.of(moderator.restore(operator.id(), id, it.reason()));
    }

    /// Oldest first.
    @GetMapping("/{id}/decisions")
    DecisionsView decisions(Caller.Operator operator, @PathVariable UUID id) {
        return new DecisionsView(
                moderator.decisions(id).stream().map(DecisionView::of).toList());
    }
}
