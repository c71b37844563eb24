package dev.dosirak.review.review.web;

import dev.dosirak.review.review.Opinion;
import dev.dosirak.review.review.PublicReviews;
import dev.dosirak.review.review.Ratings;
import dev.dosirak.review.review.Sort;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Anybody reads reviews, logged in or not.
@RestController
@RequestMapping("/api/v1/reviews")
class PublicReviewController {

    private final PublicReviews publicReviews;

    PublicReviewController(PublicReviews publicReviews) {
        this.publicReviews = publicReviews;
    }

    /// How the shop is rated by what is shown.
    ///
    /// @param average to one decimal, 0.0 when there are none
    /// @param histogram how many have one star, two stars, … five
    record RatingsView(int count, BigDecimal average, Map<String, Integer> histogram) {

        static RatingsView of(Ratings it) {
            var histogram = new TreeMap<String, Integer>();
            for (int rating = Opinion.WORST; rating <= Opinion.BEST; rating++) {
                histogram.put(String.valueOf(rating), it.with(rating));
            }
            return new RatingsView(it.count(), it.average(), histogram);
        }
    }

    /// @param next the cursor of the next page
    record ReviewPage(
            RatingsView ratings,
            List<ReviewView> items,
            @Nullable String next) {}

    @GetMapping
    ReviewPage listOfShop(
            @RequestParam UUID shop,
            @RequestParam(defaultValue = "newest") @Pattern(regexp = "newest|rating") String sort,
            @RequestParam(defaultValue = "") Cursor cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        var order = Sort.NAMES.constantOf(sort);
        var found = publicReviews.page(shop, order, cursor.reviewCursor(), size + 1);
        var shown = found.stream().limit(size).toList();
        var next = found.size() > size ? Cursor.behind(shown.getLast()).toString() : null;
        return new ReviewPage(
                RatingsView.of(publicReviews.ratings(shop)),
                shown.stream().map(ReviewView::of).toList(),
                next);
    }

    @GetMapping("/{id}")
    ResponseEntity<ReviewView> show(@PathVariable UUID id) {
        var review = publicReviews.find(id);
        return ReviewView.tagged(review);
    }
}
