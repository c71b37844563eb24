package dev.dosirak.review.review.web;

import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.idempotency.Idempotent;
import dev.dosirak.platform.web.limit.NewWork;
import dev.dosirak.platform.web.text.MultiLine;
import dev.dosirak.review.review.PublicReviews;
import dev.dosirak.review.review.Report;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What others think of a review: customers like it, any member may report it. Once each; repeating it changes
/// nothing.
@RestController
@RequestMapping("/api/v1/reviews/{id}")
class ReactionController {

    private final PublicReviews publicReviews;

    ReactionController(PublicReviews publicReviews) {
        this.publicReviews = publicReviews;
    }

    record LikesView(long likes) {}

    record NewReport(
            @NotNull @Pattern(regexp = "abuse|false|privacy|advertising|other")
            String reason,

            @NotNull @Size(max = 2_000) @MultiLine String text) {}

    @PutMapping("/like")
    @NewWork
    LikesView like(Caller.Customer customer, @PathVariable UUID id) {
        return new LikesView(publicReviews.like(customer.id(), id));
    }

    @DeleteMapping("/like")
    LikesView unlike(Caller.Customer customer, @PathVariable UUID id) {
        return new LikesView(publicReviews.unlike(customer.id(), id));
    }

    @PostMapping("/reports")
    @Idempotent
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @NewWork
    void report(Caller member, @PathVariable UUID id, @RequestBody @Valid NewReport it) {
        var reason = Report.Reason.NAMES.constantOf(it.reason());
        publicReviews.report(member.id(), id, reason, it.text());
    }
}
