package dev.dosirak.review.board.web;

import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.idempotency.Idempotent;
import dev.dosirak.platform.web.limit.NewWork;
import dev.dosirak.platform.web.seen.SeenVersion;
import dev.dosirak.platform.web.text.Lines;
import dev.dosirak.review.board.Opinion;
import dev.dosirak.review.board.Reviewer;
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
class EditController {

    private final Reviewer reviewer;

    EditController(Reviewer reviewer) {
        this.reviewer = reviewer;
    }

    record NewReview(
            @NotNull UUID orderId,
            int rating,
            @NotNull @Size(max = 4_000) @Lines String text,
            @NotNull @Size(max = 20) List<@NotNull @Size(max = 2_000) String> images) {}

    /// The bounds only keep nonsense out; the rules are those of [Opinion].
    record Edit(
            int rating,
            @NotNull @Size(max = 4_000) @Lines String text,
            @NotNull @Size(max = 20) List<@NotNull @Size(max = 2_000) String> images) {}

    /// @param next the cursor of the next page
    record MyReviews(List<MyReview> items, @Nullable String next) {}

    @PostMapping
    @Idempotent
    @ResponseStatus(HttpStatus.CREATED)
    @NewWork
    Became write(Caller.Customer customer, @RequestBody @Valid NewReview it) {
        var opinion = new Opinion(it.rating(), it.text(), it.images());
        return Became.of(reviewer.write(customer.id(), it.orderId(), opinion));
    }

    @PutMapping("/{id}")
    @NewWork
    ResponseEntity<MyReview> edit(
            Caller.Customer customer, @PathVariable UUID id, SeenVersion seen, @RequestBody @Valid Edit it) {
        var opinion = new Opinion(it.rating(), it.text(), it.images());
        var edited = reviewer.edit(customer.id(), id, seen.number(), opinion);
        return ResponseEntity.ok().eTag(ReviewView.tag(edited)).body(MyReview.of(edited));
    }

    /// For good; the order cannot be reviewed again.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller.Customer customer, @PathVariable UUID id) {
        reviewer.delete(customer.id(), id);
    }

    @GetMapping("/mine")
    MyReviews mine(
            Caller.Customer customer,
            @RequestParam(defaultValue = "") Cursor cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        var found = reviewer.mine(customer.id(), cursor.mark(), size + 1);
        var mine = found.stream().limit(size).toList();
        var next = found.size() > size ? Cursor.behind(mine.getLast()).toString() : null;
        return new MyReviews(mine.stream().map(MyReview::of).toList(), next);
    }
}
