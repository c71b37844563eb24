package dev.dosirak.review.review.web;

import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.idempotency.Idempotent;
import dev.dosirak.platform.web.ifmatch.IfMatch;
import dev.dosirak.platform.web.limit.NewWork;
import dev.dosirak.platform.web.text.MultiLine;
import dev.dosirak.review.review.CustomerReviews;
import dev.dosirak.review.review.Opinion;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Customers write, edit and delete their own reviews. An edit names the version it was made on, and loses
/// against a later one.
@RestController
@RequestMapping("/api/v1/reviews")
class CustomerReviewController {

    private final CustomerReviews customerReviews;

    CustomerReviewController(CustomerReviews customerReviews) {
        this.customerReviews = customerReviews;
    }

    record NewReview(
            @NotNull UUID orderId,
            int rating,
            @NotNull @Size(max = 4_000) @MultiLine String text,
            @NotNull @Size(max = 20) List<@NotNull @Size(max = 2_000) String> images) {}

    /// The bounds only keep nonsense out; the rules are those of [Opinion].
    record Edit(
            int rating,
            @NotNull @Size(max = 4_000) @MultiLine String text,
            @NotNull @Size(max = 20) List<@NotNull @Size(max = 2_000) String> images) {}

    /// @param next the cursor of the next page
    record MyReviews(List<MyReview> items, @Nullable String next) {}

    @PostMapping
    @Idempotent
    @ResponseStatus(HttpStatus.CREATED)
    @NewWork
    CommandResult write(Caller.Customer customer, @RequestBody @Valid NewReview it) {
        var opinion = new Opinion(it.rating(), it.text(), it.images());
        return CommandResult.of(customerReviews.write(customer.id(), it.orderId(), opinion));
    }

    @PutMapping("/{id}")
    @NewWork
    ResponseEntity<MyReview> edit(
            Caller.Customer customer, @PathVariable UUID id, IfMatch ifMatch, @RequestBody @Valid Edit it) {
        var opinion = new Opinion(it.rating(), it.text(), it.images());
        var edited = customerReviews.edit(customer.id(), id, ifMatch.version(), opinion);
        return ResponseEntity.ok().eTag(ReviewView.tag(edited)).body(MyReview.of(edited));
    }

    /// For good; the order cannot be reviewed again.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller.Customer customer, @PathVariable UUID id) {
        customerReviews.delete(customer.id(), id);
    }

    @GetMapping("/mine")
    MyReviews mine(
            Caller.Customer customer,
            @RequestParam(defaultValue = "") Cursor cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        var found = customerReviews.mine(customer.id(), cursor.reviewCursor(), size + 1);
        var mine = found.stream().limit(size).toList();
        var next = found.size() > size ? Cursor.behind(mine.getLast()).toString() : null;
        return new MyReviews(mine.stream().map(MyReview::of).toList(), next);
    }
}
